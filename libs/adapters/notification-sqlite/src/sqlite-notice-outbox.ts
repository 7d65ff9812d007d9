import type { DatabaseSync } from 'node:sqlite';
import { MAIL_STATES, type DueMail, type MailItem, type MailPlan, type MailRecord, type MailState, type NoticeOutbox, type SendingAgain } from '#libs/application';
import type { BodyId, Instant } from '#libs/domain';
import { atOnce } from './at-once.js';

/** How long it is kept that an e-mail was sent. */
const KEPT_MS = 400 * 86_400_000;

type Row = Readonly<Record<string, unknown>>;

/** E-mails that wait, and what became of those that do not. */
export class SqliteNoticeOutbox implements NoticeOutbox {
  readonly installation: string;

  constructor(private readonly database: DatabaseSync) {
    this.installation = String(database.prepare('SELECT installation FROM outbox').get()?.['installation']);
  }

  checkpoint(): number | null {
    const value = this.database.prepare('SELECT checkpoint FROM outbox').get()?.['checkpoint'];
    return value === null || value === undefined ? null : Number(value);
  }

  take(upTo: number, plans: readonly MailPlan[], at: Instant): void {
    atOnce(this.database, () => {
      this.database.prepare('UPDATE outbox SET checkpoint = ?').run(upTo);
      for (const plan of plans) this.enter(plan, at);
      if (plans.length > 0) this.forgetBefore(at - KEPT_MS);
    });
  }

  due(at: Instant, limit: number): readonly DueMail[] {
    const rows = this.database.prepare("SELECT * FROM mail WHERE state = 'waiting' AND next_at <= ? ORDER BY next_at, number LIMIT ?").all(at, limit);
    return rows.map((row) => {
      const { id, body, delivery, attempts } = recordOf(row);
      return { id, body, delivery, attempts, items: this.itemsOf(Number(row['number'])) };
    });
  }

  postpone(id: string, nextAt: Instant, answer: string): void {
    this.database.prepare("UPDATE mail SET attempts = attempts + 1, next_at = ?, answer = ? WHERE id = ? AND state = 'waiting'").run(nextAt, answer, id);
  }

  settle(id: string, state: Exclude<MailState, 'waiting'>, answer: string, at: Instant): void {
    atOnce(this.database, () => {
      if (state !== 'refused') this.database.prepare("DELETE FROM mail_item WHERE mail = (SELECT number FROM mail WHERE id = ? AND state = 'waiting')").run(id);
      const tried = state === 'dropped' ? 0 : 1;
      this.database.prepare("UPDATE mail SET state = ?, attempts = attempts + ?, answer = ?, settled_at = ? WHERE id = ? AND state = 'waiting'").run(state, tried, answer, at, id);
    });
  }

  sendAgain(id: string, at: Instant): SendingAgain {
    return atOnce(this.database, () => {
      const row = this.database.prepare('SELECT number, state FROM mail WHERE id = ?').get(id);
      if (row === undefined) return 'unknown';
      if (row['state'] !== 'refused') return 'not-refused';
      if (this.itemsOf(Number(row['number'])).length === 0) return 'forgotten';
      this.database.prepare("UPDATE mail SET state = 'waiting', next_at = ?, settled_at = NULL WHERE id = ?").run(at, id);
      return 'waits';
    });
  }

  record(id: string): MailRecord | null {
    const row = this.database.prepare('SELECT * FROM mail WHERE id = ?').get(id);
    return row === undefined ? null : recordOf(row);
  }

  list(before: string | null, limit: number, state: MailState | null): readonly MailRecord[] {
    const last = before === null ? Number.MAX_SAFE_INTEGER : Number(this.database.prepare('SELECT number FROM mail WHERE id = ?').get(before)?.['number'] ?? 0);
    return this.database.prepare('SELECT * FROM mail WHERE number < ?1 AND (?2 IS NULL OR state = ?2) ORDER BY number DESC LIMIT ?3').all(last, state, limit).map(recordOf);
  }

  counts(): Readonly<Record<MailState, number>> {
    const counts = Object.fromEntries(MAIL_STATES.map((state) => [state, 0])) as Record<MailState, number>;
    for (const row of this.database.prepare('SELECT state, count(*) AS n FROM mail GROUP BY state').all()) counts[row['state'] as MailState] = Number(row['n']);
    return counts;
  }

  private forgetBefore(limit: Instant): void {
    this.database.prepare('DELETE FROM mail_item WHERE mail IN (SELECT number FROM mail WHERE settled_at < ?)').run(limit);
    this.database.prepare('DELETE FROM mail WHERE settled_at < ?').run(limit);
  }

  private enter({ id, body, delivery, notBefore, items }: MailPlan, at: Instant): void {
    let number = delivery === 'digest' ? this.openDigest(body, notBefore) : null;
    if (number === null) {
      // The same plan may come again when it was taken without its checkpoint, by an older copy of the file: it is known then.
      const entered = this.database.prepare("INSERT OR IGNORE INTO mail(id, body, delivery, state, notices, attempts, created_at, next_at) VALUES (?, ?, ?, 'waiting', 0, 0, ?, ?)").run(id, body, delivery, at, notBefore);
      if (Number(entered.changes) === 0) return;
      number = Number(entered.lastInsertRowid);
    }
    const add = this.database.prepare('INSERT OR IGNORE INTO mail_item VALUES (?, ?, ?, ?, ?, ?)');
    for (const { noticeId, subject, text } of items) add.run(number, noticeId, subject.vi, subject.en, text.vi, text.en);
    this.database.prepare('UPDATE mail SET notices = (SELECT count(*) FROM mail_item WHERE mail = ?1) WHERE number = ?1').run(number);
  }

  /** The digest that notices of that body and hour are still gathered in: one that was tried says already what it says. */
  private openDigest(body: BodyId, notBefore: Instant): number | null {
    const row = this.database.prepare("SELECT number FROM mail WHERE state = 'waiting' AND delivery = 'digest' AND body = ? AND next_at = ? AND attempts = 0").get(body, notBefore);
    return row === undefined ? null : Number(row['number']);
  }

  private itemsOf(mail: number): readonly MailItem[] {
    return this.database.prepare('SELECT * FROM mail_item WHERE mail = ? ORDER BY notice').all(mail).map((row) => ({
      noticeId: Number(row['notice']),
      subject: { vi: String(row['subject_vi']), en: String(row['subject_en']) },
      text: { vi: String(row['text_vi']), en: String(row['text_en']) },
    }));
  }
}

const recordOf = (row: Row): MailRecord => ({
  id: String(row['id']),
  body: row['body'] as BodyId,
  delivery: row['delivery'] as MailPlan['delivery'],
  state: row['state'] as MailState,
  notices: Number(row['notices']),
  attempts: Number(row['attempts']),
  createdAt: Number(row['created_at']),
  nextAt: Number(row['next_at']),
  settledAt: row['settled_at'] === null ? null : Number(row['settled_at']),
  answer: row['answer'] === null ? null : String(row['answer']),
});
