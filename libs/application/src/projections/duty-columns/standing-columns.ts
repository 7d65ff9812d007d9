import { codeAt, dayNumber, endOfDay, LINE_CODES, standingSteps, type AssignmentState, type DueReading, type DutyFacts, type LocalDate, type StandingCode, type SupervisionPolicy } from '#libs/domain';

/** Columns that say how a duty stands at every instant while its row holds; see `standingColumns`. */
export const STANDING_COLUMNS = ['due', 'original_due', 'codes', 'marks'] as const;

/** In a column of days: none. Later than every day, so that it never passes. */
export const NO_DAY = 2_147_483_647;

export const MARK = {
  /** A submission is under review. */
  awaiting: 1,
  extended: 2,
  /** Counted late though the paper says in time, by the current and by the original due day (R13). */
  lateEntry: 4,
  lateEntryByOriginal: 8,
} as const;

/**
 * Due day by each reading as a day number; the codes before and after its end, four bits each (current before, current
 * after, original before, original after); and the marks.
 */
export function standingColumns(facts: DutyFacts, state: AssignmentState, policy: SupervisionPolicy): readonly (number | null)[] {
  const [before, after] = codesOf(facts, policy, 'current');
  const sameDue = facts.originalDue === facts.currentDue;
  const [originalBefore, originalAfter] = sameDue ? [before, after] : codesOf(facts, policy, 'original');
  let marks = facts.pendingSubmissionAt === null ? 0 : MARK.awaiting;
  if (!sameDue && facts.originalDue !== null && facts.currentDue !== null) marks |= MARK.extended;
  marks |= lateEntryMarks(state, facts, MARK);
  return [dayOf(facts.currentDue), dayOf(facts.originalDue), before | (after << 4) | (originalBefore << 8) | (originalAfter << 12), marks];
}

function codesOf(facts: DutyFacts, policy: SupervisionPolicy, against: DueReading): readonly [StandingCode, StandingCode] {
  const steps = standingSteps(facts, policy, against);
  return [codeAt(steps, Number.NEGATIVE_INFINITY), codeAt(steps, Number.POSITIVE_INFINITY)];
}

/** The bits of the duties that are counted late though the paper says in time, by either due day. */
export function lateEntryMarks(state: AssignmentState, facts: DutyFacts, bits: { readonly lateEntry: number; readonly lateEntryByOriginal: number }): number {
  if ((state.accepted ?? state.pending)?.lateEntry !== true) return 0;
  return (isLateEntry(state, facts.currentDue) ? bits.lateEntry : 0) | (isLateEntry(state, facts.originalDue) ? bits.lateEntryByOriginal : 0);
}

/** R13: the act was entered afterwards, and judged by its paper date it would have been in time. */
function isLateEntry({ accepted, pending }: AssignmentState, due: LocalDate | null): boolean {
  const submission = accepted ?? pending;
  return submission !== null && due !== null && submission.occurredOn <= due && submission.at >= endOfDay(due);
}

const days = new Map<string, number>();
const DAYS_KEPT = 50_000;

/** Day number of a date, remembered: a plan uses few days many times. */
export function dayOf(date: LocalDate | null): number | null {
  if (date === null) return null;
  let day = days.get(date);
  if (day === undefined) {
    if (days.size > DAYS_KEPT) days.clear();
    day = dayNumber(date);
    days.set(date, day);
  }
  return day;
}

/** Smallest code of a line; below are the boxes. */
export const FIRST_LINE_CODE = Math.min(...Object.values(LINE_CODES));
