import type { AssignmentId, AssignmentState, AssignmentStatus, DutyFacts, LeadMode } from '#libs/domain';
import type { SqlDatabase } from '../../ports/read-model-store.js';
import { dayNumberAt, dayOf, lateEntryMarks } from '../duty-columns/standing-columns.js';
import { ASSIGNMENT_EVENTS } from '../running/folded-duties.js';
import { DutyHistories, HISTORY_TABLE } from '../running/duty-histories.js';
import { DUTY_INDEX, DUTY_TABLE, DutyNumbers } from '../running/duty-numbers.js';
import { InternedNames, NAME_INDEX, NAME_TABLE } from '../running/interned-names.js';
import type { HistoryValues } from '../running/history-text.js';
import type { DutyStep, FedEvent, Projection, ProjectionWriter } from '../running/projection.js';

/** Places in these lists are stored; add at the end only, or raise the version. */
export const STATUSES = ['none', 'assigned', 'acknowledged', 'in-progress', 'submitted', 'accepted', 'closed', 'returned-to-issuer', 'suspended', 'withdrawn'] as const satisfies readonly AssignmentStatus[];
export const CONDITIONS = ['open', 'suspended', 'withdrawn', 'done'] as const satisfies readonly DutyFacts['condition'][];
export const DEADLINE_LINES = ['dated', 'standing', 'undated', 'conditional', 'recurring'] as const satisfies readonly DutyFacts['line'][];
export const MODES = ['do', 'direct', 'advise', 'monitor'] as const satisfies readonly LeadMode[];
export const STEP_FLAG = { acknowledged: 1, acknowledgedLate: 2, extensionPending: 4, starred: 8, unstarred: 16 } as const;
export const FACT_FLAG = { notCountedLate: 1, external: 2, lateEntry: 4, lateEntryByOriginal: 8 } as const;

/** Numbers of a duty after an event, those first that change with nearly every event. Days are day numbers, the rest instants and numbers. */
export const CARD_COLUMNS = [
  'percent', 'status', 'step_flags', 'holder', // of each step
  'condition_line', 'pending_at', 'accepted_at', 'fact_flags', 'due', 'judged_due', 'original_due', 'acknowledgement_due', 'extension_since', 'extensions_granted', 'body', 'issuer', 'parties', 'assigned_on',
] as const; // prettier-ignore

/** How each single duty looked after each of its events. Lists take the rows that they show from here. */
export const assignmentCardProjection: Projection = {
  name: 'assignment-card',
  version: 5,
  schema: `${NAME_TABLE} ${DUTY_TABLE(', directive INTEGER NOT NULL, task TEXT NOT NULL, summary TEXT NOT NULL, mode INTEGER NOT NULL, root INTEGER NOT NULL')}
    ${HISTORY_TABLE}`,
  indexes: `${DUTY_INDEX} CREATE INDEX duty_of_directive ON duty(directive, number); ${NAME_INDEX}`,
  handles: new Set(ASSIGNMENT_EVENTS),
  open: (database) => new CardWriter(database),
};

class CardWriter implements ProjectionWriter {
  private readonly names: InternedNames;
  private readonly duties: DutyNumbers;
  private readonly history: DutyHistories;

  constructor(database: SqlDatabase) {
    this.names = new InternedNames(database);
    this.duties = new DutyNumbers(database, 5);
    this.history = new DutyHistories(database, CARD_COLUMNS.length);
  }

  apply({ index, recorded, duty }: FedEvent): void {
    const terms = duty?.after.terms ?? null;
    if (duty === null || terms === null) return;
    const { names } = this;
    const { number, before, after, holder } = duty;
    const step = [after.percent, STATUSES.indexOf(after.status), stepFlags(after), holder === null ? null : names.numberOf(holder)];
    if (recorded.type === 'TaskAssigned') {
      this.duties.enter(duty, names.numberOf(terms.directiveId), terms.taskCode, terms.summary, MODES.indexOf(terms.mode), terms.parent === null ? 1 : 0);
      this.history.begin(number, index, [...step, ...this.facts(duty)]);
      return;
    }
    const datesMoved = after.currentDue !== before.currentDue || after.acknowledgementDue !== before.acknowledgementDue || after.extensionsGranted !== before.extensionsGranted;
    const factsMoved = duty.factsChanged || datesMoved || terms.issuer !== before.terms?.issuer;
    const finished = after.status === 'closed' || after.status === 'withdrawn';
    this.history.add(number, index, factsMoved ? [...step, ...this.facts(duty)] : step, finished);
  }

  dutyNumberOf(id: AssignmentId): number | null {
    return this.duties.numberOf(id);
  }

  flush(everything: boolean): void {
    this.names.flush();
    this.duties.flush();
    this.history.flush(everything);
  }

  private facts({ after, facts, parties }: DutyStep): HistoryValues {
    return [
      CONDITIONS.indexOf(facts.condition) * DEADLINE_LINES.length + DEADLINE_LINES.indexOf(facts.line),
      facts.pendingSubmissionAt,
      facts.acceptedSubmissionAt,
      (facts.notCountedLate ? FACT_FLAG.notCountedLate : 0) | (facts.external ? FACT_FLAG.external : 0) | lateEntryMarks(after, facts, FACT_FLAG),
      dayOf(after.currentDue),
      dayOf(facts.currentDue),
      dayOf(facts.originalDue),
      dayOf(after.acknowledgementDue),
      facts.extensionPendingSince,
      after.extensionsGranted,
      this.names.numberOf(after.terms?.leadBody ?? ''),
      this.names.numberOf(after.terms?.issuer ?? ''),
      this.names.numberOf(parties),
      dayOf(facts.assignedOn),
    ];
  }
}

/** Acknowledging has its own limit: late when it came on a later day than its due day (feature 12). */
function stepFlags({ acknowledgedAt, acknowledgementDue, extension, starred }: AssignmentState): number {
  const late = acknowledgedAt !== null && acknowledgementDue !== null && dayNumberAt(acknowledgedAt) > (dayOf(acknowledgementDue) ?? 0);
  return (acknowledgedAt === null ? 0 : STEP_FLAG.acknowledged) | (late ? STEP_FLAG.acknowledgedLate : 0) | (extension === null ? 0 : STEP_FLAG.extensionPending) | starFlag(starred);
}

const starFlag = (starred: boolean | null): number => (starred === null ? 0 : starred ? STEP_FLAG.starred : STEP_FLAG.unstarred);
