import { fromDayNumber, type AssignmentId, type AssignmentStatus, type BodyId, type DirectiveId, type DutyFacts, type LeadMode, type LocalDate, type TaskCode } from '#libs/domain';
import type { ReadModelReader, SqlValue } from '../../ports/read-model-store.js';
import { CONDITIONS, DEADLINE_LINES, FACT_COLUMNS, FACT_FLAG, MODES, STATUSES, STEP_COLUMNS, STEP_FLAG } from './assignment-card.projection.js';

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
}

/** One statement instead of three, and rows as arrays: a page of fifty duties is then a matter of a millisecond. */
const CARD = `SELECT duty.number, duty.id, duty.task, duty.summary, duty.mode, duty.root, duty.directive,
    ${STEP_COLUMNS.map((column) => `step.${column}`).join(', ')}, ${FACT_COLUMNS.map((column) => `fact.${column}`).join(', ')}
  FROM duty
  JOIN step ON step.idx = (SELECT idx FROM step WHERE step.duty = duty.number AND step.idx <= ?1 ORDER BY idx DESC LIMIT 1)
  JOIN fact ON fact.idx = (SELECT idx FROM fact WHERE fact.duty = duty.number AND fact.idx <= ?1 ORDER BY idx DESC LIMIT 1)`;

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

  private cards(where: string, value: SqlValue): readonly Card[] {
    return Array.from(this.reader.database.prepare(`${CARD} WHERE ${where}`).iterateArrays(this.index, value), (row) => this.cardOf(row));
  }

  private cardOf(row: readonly SqlValue[]): Card {
    const [number, id, task, summary, mode, root, directive, revision, status, stepFlags, holder, percent, ...fact] = row;
    const [kind, flags, body, parties, due, judgedDue, originalDue, acknowledgementDue, assignedOn, pendingAt, acceptedAt, extensionSince, granted] = fact;
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
      revision: Number(revision),
      status: STATUSES[Number(status)] ?? 'none',
      body: this.name(body) as BodyId,
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
    };
  }
}

const numberOf = (value: SqlValue | undefined): number | null => (typeof value === 'number' ? value : null);
const dateOf = (value: SqlValue | undefined): LocalDate | null => (typeof value === 'number' ? fromDayNumber(value) : null);
