import { fromDayNumber, type AssignmentId, type AssignmentStatus, type BodyId, type DirectiveId, type DutyFacts, type LeadMode, type LocalDate, type TaskCode } from '#libs/domain';
import type { ReadModelReader, SqlValue } from '../../ports/read-model-store.js';
import { keyOf } from '../running/duty-numbers.js';
import { namesIn } from '../running/interned-names.js';
import { HistoryReader, type HistoryValues } from '../running/history-text.js';
import { CARD_COLUMNS, CONDITIONS, DEADLINE_LINES, FACT_FLAG, MODES, STATUSES, STEP_FLAG } from './assignment-card.projection.js';

/** One duty as it had been recorded at a moment. */
export interface Card {
  readonly number: number;
  readonly id: AssignmentId;
  readonly directiveId: DirectiveId;
  readonly taskCode: TaskCode;
  readonly summary: string;
  readonly mode: LeadMode;
  /** Not handed down from another duty. */
  readonly root: boolean;
  readonly revision: number;
  readonly status: AssignmentStatus;
  readonly body: BodyId;
  /** Who gave the duty, and decides over it. */
  readonly issuer: BodyId;
  readonly holder: BodyId | null;
  /** Bodies with a part in it, joined by commas. */
  readonly parties: string;
  readonly percent: number | null;
  readonly facts: DutyFacts;
  readonly currentDue: LocalDate | null;
  readonly acknowledgementDue: LocalDate | null;
  readonly acknowledged: boolean;
  readonly acknowledgedLate: boolean;
  readonly extensionPending: boolean;
  readonly extensionsGranted: number;
  readonly lateEntry: boolean;
  /** What the issuer said of its star last; null = as the directive says. */
  readonly starred: boolean | null;
}

/** An act that changed a card. */
export interface CardTurn {
  readonly index: number;
  readonly revision: number;
}

const AFTER_PERCENT = CARD_COLUMNS.indexOf('status');

/** One statement, and rows as arrays: a page of fifty duties is then a matter of a millisecond. */
const CARD = `SELECT duty.number, duty.id, duty.task, duty.summary, duty.mode, duty.root, duty.directive,
    history.place, history.entries
  FROM duty
  JOIN history ON history.duty = duty.number
    AND history.first = (SELECT first FROM history AS earlier WHERE earlier.duty = duty.number AND earlier.first <= ?1 ORDER BY first DESC LIMIT 1)`;

const LINES_KEPT = 10_000;

/** What a duty is called, which stays as it was assigned. */
type DutyLine = Pick<Card, 'id' | 'directiveId' | 'taskCode' | 'summary'>;

/** Texts of the read model by their number, and what duties are called, which never change within a generation; kept between questions. */
export class CardNames {
  /** By the number of the duty; the latest asked for. */
  readonly lines = new Map<number, DutyLine>();
  private readonly texts = new Map<SqlValue, string>();
  private generation = -1;

  of(reader: ReadModelReader): (number: SqlValue | undefined) => string {
    if (reader.generation !== this.generation) {
      this.texts.clear();
      this.lines.clear();
      this.generation = reader.generation;
    }
    if (this.lines.size > LINES_KEPT) this.lines.clear();
    return namesIn(reader.database, this.texts);
  }
}

/** The duties of a read model as they stood after one event. */
export class Cards {
  private readonly name: (number: SqlValue | undefined) => string;

  constructor(
    private readonly reader: ReadModelReader,
    private readonly index: number,
    private readonly names: CardNames,
  ) {
    this.name = names.of(reader);
  }

  byNumber(number: number): Card | null {
    return this.cards('duty.number = ?2', number)[0] ?? null;
  }

  /** What the duty is called, at whatever moment. */
  lineOf(number: number): DutyLine | null {
    const known = this.names.lines.get(number);
    if (known !== undefined) return known;
    const row = this.reader.database.prepare('SELECT id, task, summary, directive FROM duty WHERE number = ?').get(number);
    if (row === undefined) return null;
    const line: DutyLine = { id: String(row['id']) as AssignmentId, directiveId: this.name(row['directive']) as DirectiveId, taskCode: String(row['task']) as TaskCode, summary: String(row['summary']) };
    this.names.lines.set(number, line);
    return line;
  }

  byId(id: string): Card | null {
    return this.cards('duty.key = ?2 AND duty.id = ?3', keyOf(id), id)[0] ?? null;
  }

  /** All duties of a directive, in the order in which they were assigned. */
  ofDirective(directive: DirectiveId): readonly Card[] {
    return this.cards('duty.directive = (SELECT number FROM name WHERE text = ?2) ORDER BY duty.number', directive);
  }

  /** Dense indexes of the events of a duty after `after` and up to the moment, at most `limit`, in order. */
  indexesOf(number: number, after: number, limit: number): readonly number[] {
    const rows = this.reader.database
      .prepare('SELECT entries FROM history WHERE duty = ?1 AND first <= ?3 AND first >= ifnull((SELECT max(first) FROM history WHERE duty = ?1 AND first <= ?2), 0) ORDER BY first')
      .iterateArrays(number, after, this.index);
    const indexes: number[] = [];
    for (const [text] of rows) {
      for (const entry = new HistoryReader(String(text), CARD_COLUMNS.length); entry.next(this.index); ) if (entry.index > after) indexes.push(entry.index);
      if (indexes.length >= limit) break;
    }
    return indexes.slice(0, limit);
  }

  /** The acts of a duty after `after` and up to the moment that put anything else on its card than how far it has come. */
  turnsOf(number: number, after: number): readonly CardTurn[] {
    const rows = this.reader.database
      .prepare('SELECT place, entries FROM history WHERE duty = ?1 AND first <= ?3 AND first >= ifnull((SELECT max(first) FROM history WHERE duty = ?1 AND first <= ?2), 0) ORDER BY first')
      .iterateArrays(number, after, this.index);
    const turns: CardTurn[] = [];
    let before = '';
    for (const [place, text] of rows) {
      let revision = Number(place) - 1;
      for (const entry = new HistoryReader(String(text), CARD_COLUMNS.length); entry.next(this.index); ) {
        revision += 1; // every event of a duty has an entry
        const said = entry.values().slice(AFTER_PERCENT).join();
        if (entry.index > after && said !== before) turns.push({ index: entry.index, revision });
        before = said;
      }
    }
    return turns;
  }

  private cards(where: string, ...values: readonly SqlValue[]): readonly Card[] {
    return Array.from(this.reader.database.prepare(`${CARD} WHERE ${where}`).iterateArrays(this.index, ...values), (row) => this.cardOf(row));
  }

  private cardOf(row: readonly SqlValue[]): Card {
    const [number, id, task, summary, mode, root, directive, firstPlace, text] = row;
    const entry = new HistoryReader(String(text), CARD_COLUMNS.length);
    let revision = Number(firstPlace) - 1;
    while (entry.next(this.index)) revision += 1; // every event of a duty has an entry
    const [
      percent, status, stepFlags, holder = null, kind, pendingAt, acceptedAt, flags, due, judgedDue, originalDue, acknowledgementDue, extensionSince, granted, body, issuer, parties, assignedOn,
    ]: HistoryValues = entry.values(); // prettier-ignore
    const [onStep, onFact, line] = [Number(stepFlags), Number(flags), Number(kind)];
    const facts: DutyFacts = {
      line: DEADLINE_LINES[line % DEADLINE_LINES.length] ?? 'undated',
      condition: CONDITIONS[Math.floor(line / DEADLINE_LINES.length)] ?? 'open',
      external: (onFact & FACT_FLAG.external) !== 0,
      assignedOn: dateOf(assignedOn) as LocalDate,
      originalDue: dateOf(originalDue),
      currentDue: dateOf(judgedDue),
      pendingSubmissionAt: numberOf(pendingAt),
      acceptedSubmissionAt: numberOf(acceptedAt),
      notCountedLate: (onFact & FACT_FLAG.notCountedLate) !== 0,
      extensionPendingSince: numberOf(extensionSince),
    };
    return {
      number: Number(number),
      id: String(id) as AssignmentId,
      directiveId: this.name(directive) as DirectiveId,
      taskCode: String(task) as TaskCode,
      summary: String(summary),
      mode: MODES[Number(mode)] ?? 'do',
      root: root === 1,
      revision,
      status: STATUSES[Number(status)] ?? 'none',
      body: this.name(body) as BodyId,
      issuer: this.name(issuer) as BodyId,
      holder: holder === null ? null : (this.name(holder) as BodyId),
      parties: this.name(parties),
      percent: numberOf(percent),
      facts,
      currentDue: dateOf(due),
      acknowledgementDue: dateOf(acknowledgementDue),
      acknowledged: (onStep & STEP_FLAG.acknowledged) !== 0,
      acknowledgedLate: (onStep & STEP_FLAG.acknowledgedLate) !== 0,
      extensionPending: (onStep & STEP_FLAG.extensionPending) !== 0,
      extensionsGranted: Number(granted),
      lateEntry: (onFact & FACT_FLAG.lateEntry) !== 0,
      starred: (onStep & STEP_FLAG.starred) !== 0 ? true : (onStep & STEP_FLAG.unstarred) !== 0 ? false : null,
    };
  }
}

const numberOf = (value: SqlValue | undefined): number | null => (typeof value === 'number' ? value : null);
const dateOf = (value: SqlValue | undefined): LocalDate | null => (typeof value === 'number' ? fromDayNumber(value) : null);
