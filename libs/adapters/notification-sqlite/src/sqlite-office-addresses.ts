import type { DatabaseSync } from 'node:sqlite';
import type { Delivery, OfficeAddress, OfficeAddresses, OfficeChoice } from '#libs/application';
import { isNoticeGroup, type ActorId, type BodyId } from '#libs/domain';

type Row = Readonly<Record<string, unknown>>;

/** Office addresses and what offices chose; every change is on the disk when the call returns. */
export class SqliteOfficeAddresses implements OfficeAddresses {
  constructor(private readonly database: DatabaseSync) {}

  of(body: BodyId): OfficeAddress | null {
    const row = this.database.prepare('SELECT * FROM office_address WHERE body = ?').get(body);
    return row === undefined ? null : addressOf(row);
  }

  all(): readonly OfficeAddress[] {
    return this.database.prepare('SELECT * FROM office_address ORDER BY body').all().map(addressOf);
  }

  save({ body, email, delivery, changedAt, changedBy }: OfficeAddress): void {
    this.durably(() => this.database.prepare('INSERT OR REPLACE INTO office_address VALUES (?, ?, ?, ?, ?)').run(body, email, delivery, changedAt, changedBy));
  }

  remove(body: BodyId): boolean {
    return Number(this.durably(() => this.database.prepare('DELETE FROM office_address WHERE body = ?').run(body)).changes) > 0;
  }

  choiceOf(body: BodyId): OfficeChoice | null {
    const row = this.database.prepare('SELECT * FROM office_choice WHERE body = ?').get(body);
    return row === undefined ? null : choiceIn(row);
  }

  choices(): readonly OfficeChoice[] {
    return this.database.prepare('SELECT * FROM office_choice ORDER BY body').all().map(choiceIn);
  }

  choose({ body, delivery, without, chosenAt, chosenBy }: OfficeChoice): void {
    this.durably(() => this.database.prepare('INSERT OR REPLACE INTO office_choice VALUES (?, ?, ?, ?, ?)').run(body, delivery, JSON.stringify(without), chosenAt, chosenBy));
  }

  /** The outbox beside it does not need this. */
  private durably<T>(work: () => T): T {
    this.database.exec('PRAGMA synchronous = FULL');
    try {
      return work();
    } finally {
      this.database.exec('PRAGMA synchronous = NORMAL');
    }
  }
}

const addressOf = (row: Row): OfficeAddress => ({
  body: row['body'] as BodyId,
  email: String(row['email']),
  delivery: row['delivery'] as Delivery,
  changedAt: Number(row['changed_at']),
  changedBy: row['changed_by'] as ActorId,
});

const choiceIn = (row: Row): OfficeChoice => ({
  body: row['body'] as BodyId,
  delivery: row['delivery'] as OfficeChoice['delivery'],
  without: (JSON.parse(String(row['without'])) as readonly unknown[]).filter(isNoticeGroup),
  chosenAt: Number(row['chosen_at']),
  chosenBy: row['chosen_by'] as ActorId,
});
