import { fromDayNumber, type AssignmentId, type AssignmentStatus, type BodyId, type DirectiveId, type DutyFacts, type LeadMode, type LocalDate, type TaskCode } from '#libs/domain';
import type { ReadModelReader, SqlRow, SqlValue } from '../../ports/read-model-store.js';
import { CONDITIONS, DEADLINE_LINES, FACT_FLAG, MODES, STATUSES, STEP_FLAG } from './assignment-card.projection.js';

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

const DUTY = 'SELECT duty.number, duty.id, duty.task, duty.summary, duty.mode, duty.root, duty.directive FROM duty';

/** The duties of a read model as they stood after one event. */
export class Cards {
  private readonly names = new Map<SqlValue, string>();

  constructor(
    private readonly reader: ReadModelReader,
    private readonly index: number,
  ) {}

  byNumber(number: number): Card | null {
    return this.cardOf(this.reader.database.prepare(`${DUTY} WHERE number = ?`).get(number));
  }

  byId(id: string): Card | null {
    return this.cardOf(this.reader.database.prepare(`${DUTY} WHERE id = ?`).get(id));
  }

  /** All duties of a directive, in the order in which they were assigned. */
  ofDirective(directive: DirectiveId): readonly Card[] {
    const rows = this.reader.database.prepare(`${DUTY} JOIN name ON name.number = duty.directive WHERE name.text = ? AND duty.number <= ? ORDER BY duty.number`).all(directive, this.index);
    return rows.map((row) => this.cardOf(row)).filter((card) => card !== null);
  }

  private cardOf(duty: SqlRow | undefined): Card | null {
    if (duty === undefined || Number(duty['number']) > this.index) return null;
    const { database } = this.reader;
    const step = database.prepare('SELECT * FROM step WHERE duty = ? AND idx <= ? ORDER BY idx DESC LIMIT 1').get(duty['number'] ?? 0, this.index);
    const fact = database.prepare('SELECT * FROM fact WHERE duty = ? AND idx <= ? ORDER BY idx DESC LIMIT 1').get(duty['number'] ?? 0, this.index);
    if (step === undefined || fact === undefined) return null;
    const [stepFlags, factFlags, kind] = [Number(step['flags']), Number(fact['flags']), Number(fact['condition_line'])];
    const facts: DutyFacts = {
      line: DEADLINE_LINES[kind % DEADLINE_LINES.length] ?? 'undated',
      condition: CONDITIONS[Math.floor(kind / DEADLINE_LINES.length)] ?? 'open',
      external: (factFlags & FACT_FLAG.external) !== 0,
      assignedOn: dateOf(fact['assigned_on']) as LocalDate,
      originalDue: dateOf(fact['original_due']),
      currentDue: dateOf(fact['judged_due']),
      pendingSubmissionAt: numberOf(fact['pending_at']),
      acceptedSubmissionAt: numberOf(fact['accepted_at']),
      notCountedLate: (factFlags & FACT_FLAG.notCountedLate) !== 0,
      extensionPendingSince: numberOf(fact['extension_since']),
    };
    return {
      number: Number(duty['number']),
      id: String(duty['id']) as AssignmentId,
      directiveId: this.name(duty['directive']) as DirectiveId,
      taskCode: String(duty['task']) as TaskCode,
      summary: String(duty['summary']),
      mode: MODES[Number(duty['mode'])] ?? 'do',
      root: duty['root'] === 1,
      revision: Number(step['revision']),
      status: STATUSES[Number(step['status'])] ?? 'none',
      body: this.name(fact['body']) as BodyId,
      holder: step['holder'] === null ? null : (this.name(step['holder']) as BodyId),
      parties: this.name(fact['parties']),
      percent: numberOf(step['percent']),
      facts,
      currentDue: dateOf(fact['due']),
      acknowledgementDue: dateOf(fact['acknowledgement_due']),
      acknowledged: (stepFlags & STEP_FLAG.acknowledged) !== 0,
      acknowledgedLate: (stepFlags & STEP_FLAG.acknowledgedLate) !== 0,
      extensionPending: (stepFlags & STEP_FLAG.extensionPending) !== 0,
      extensionsGranted: Number(fact['extensions_granted']),
      lateEntry: (factFlags & FACT_FLAG.lateEntry) !== 0,
    };
  }

  private name(number: SqlValue | undefined): string {
    const key = number ?? 0;
    let text = this.names.get(key);
    if (text === undefined) {
      text = String(this.reader.database.prepare('SELECT text FROM name WHERE number = ?').get(key)?.['text'] ?? '');
      this.names.set(key, text);
    }
    return text;
  }
}

const numberOf = (value: SqlValue | undefined): number | null => (typeof value === 'number' ? value : null);
const dateOf = (value: SqlValue | undefined): LocalDate | null => (typeof value === 'number' ? fromDayNumber(value) : null);
