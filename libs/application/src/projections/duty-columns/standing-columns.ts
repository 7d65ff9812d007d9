import {
  codeAt, DAY_MS, dayNumber, endOfDay, standingSteps, ZONE_OFFSET_MS,
  type AssignmentState, type DueReading, type DutyFacts, type Instant, type LocalDate, type StandingCode, type StandingSteps,
} from '#libs/domain';
import type { DutyStep } from '../running/projection.js';

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

/** How the duty of a step stands at every instant until its next row. */
export interface StandingColumns {
  /** Due days as day numbers; null = none. */
  readonly due: number | null;
  readonly originalDue: number | null;
  /** Codes before and after the end of the due day: current before, current after, original before, original after; see `codeIn`. */
  readonly codes: number;
  /** Bits of `MARK`. */
  readonly marks: number;
}

/** Worked out once for each folded state: several read models need it, and its calendar arithmetic costs. */
export function standingOf(duty: DutyStep): StandingColumns {
  duty.standing ??= standingColumns(duty.facts, duty.after);
  return duty.standing;
}

function standingColumns(facts: DutyFacts, state: AssignmentState): StandingColumns {
  const current = standingSteps(facts, 'current');
  const sameDue = facts.originalDue === facts.currentDue;
  const original = sameDue ? current : standingSteps(facts, 'original');
  let marks = facts.pendingSubmissionAt === null ? 0 : MARK.awaiting;
  if (!sameDue && facts.originalDue !== null && facts.currentDue !== null) marks |= MARK.extended;
  marks |= lateEntryMarks(state, facts, MARK);
  return {
    due: dayOf(facts.currentDue),
    originalDue: dayOf(facts.originalDue),
    codes: codesOf(current) | (codesOf(original) << (2 * CODE_BITS)),
    marks,
  };
}

const codesOf = (steps: StandingSteps): number => codeAt(steps, Number.NEGATIVE_INFINITY) | (codeAt(steps, Number.POSITIVE_INFINITY) << CODE_BITS);

const CODE_BITS = 5;
const CODE_MASK = 2 ** CODE_BITS - 1;
/** The part of `codes` about the current due day alone. */
export const CURRENT_CODES = 2 ** (2 * CODE_BITS) - 1;

/** The code among `codes` that holds before or after the end of the due day. */
export const codeIn = (codes: number, against: DueReading, isAfter: boolean): StandingCode =>
  (codes >>> ((against === 'current' ? 0 : 2 * CODE_BITS) + (isAfter ? CODE_BITS : 0))) & CODE_MASK;

/** Number of the day in Việt Nam at an instant: `dayNumber(dateAt(at))` without making the text. */
export const dayNumberAt = (at: Instant): number => Math.floor((at + ZONE_OFFSET_MS) / DAY_MS);

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
