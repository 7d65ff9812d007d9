import { fromDayNumber, type AssignmentId, type AssignmentStatus, type BodyId, type DirectiveId, type DutyFacts, type LeadMode, type LocalDate, type TaskCode } from '#libs/domain';
import type { ReadModelReader, SqlValue } from '../../ports/read-model-store.js';
import { CONDITIONS, DEADLINE_LINES, FACT_FLAG, MODES, STATUSES, STEP_COLUMNS, STEP_FLAG } from './assignment-card.projection.js';
import { entriesOf, type HistoryEntry } from './card-history.js';

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

/** One statement, and rows as arrays: a page of fifty duties is then a matter of a millisecond. */
const CARD = `SELECT duty.number, duty.id, duty.task, duty.summary, duty.mode, duty.root, duty.directive,
    history.revision, history.entries
  FROM duty
  JOIN history ON history.duty = duty.number
    AND history.first = (SELECT first FROM history AS earlier WHERE earlier.duty = duty.number AND earlier.first <= ?1 ORDER BY first DESC LIMIT 1)`;

/** Texts of the read model by their number, which never change within a generation; kept between questions. */
export class CardNames {
  private readonly texts = new Map<SqlValue, string>();
  private generation = -1;

  of(reader: ReadModelReader): (number: SqlValue | undefined) => string {
    if (reader.generation !== this.generation) {
      this.texts.clear();
      this.generation = reader.generation;
    }
    return (number = 0) => {
      let text = this.texts.get(number);
      if (text === undefined) {
        text = String(reader.database.prepare('SELECT text FROM name WHERE number = ?').get(number)?.['text'] ?? '');
        this.texts.set(number, text);
      }
      return text;
    };
  }
}

/** The duties of a read model as they stood after one event. */
export class Cards {
  private readonly name: (number: SqlValue | undefined) => string;

  constructor(
    private readonly reader: ReadModelReader,
    private readonly index: number,
    names: CardNames,
  ) {
    this.name = names.of(reader);
  }

  byNumber(number: number): Card | null {
    return this.cards('duty.number = ?2', number)[0] ?? null;
  }

  byId(id: string): Card | null {
    return this.cards('duty.id = ?2', id)[0] ?? null;
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
      for (const [index] of entriesOf(String(text))) if (Number(index) > after && Number(index) <= this.index) indexes.push(Number(index));
      if (indexes.length >= limit) break;
    }
    return indexes.slice(0, limit);
  }

  private cards(where: string, value: SqlValue): readonly Card[] {
    return Array.from(this.reader.database.prepare(`${CARD} WHERE ${where}`).iterateArrays(this.index, value), (row) => this.cardOf(row));
  }

  private cardOf(row: readonly SqlValue[]): Card {
    const [number, id, task, summary, mode, root, directive, firstRevision, text] = row;
    const entries = entriesOf(String(text));
    const place = entries.findLastIndex(([index]) => Number(index) <= this.index);
    const [, status, stepFlags, holder = null, percent] = entries[place] ?? [];
    const fact = entries.slice(0, place + 1).findLast(hasFacts)?.slice(ENTRY_START) ?? [];
    const [kind, flags, body, issuer, parties, due, judgedDue, originalDue, acknowledgementDue, assignedOn, pendingAt, acceptedAt, extensionSince, granted] = fact;
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
      revision: Number(firstRevision) + place,
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

/** The dense index and the step columns. */
const ENTRY_START = 1 + STEP_COLUMNS.length;
const hasFacts = (entry: HistoryEntry): boolean => entry.length > ENTRY_START;
const numberOf = (value: SqlValue | undefined): number | null => (typeof value === 'number' ? value : null);
const dateOf = (value: SqlValue | undefined): LocalDate | null => (typeof value === 'number' ? fromDayNumber(value) : null);
