import { dateAt, daysBetween, endOfDay, unreachable, type Instant, type LocalDate } from '../kernel/index.js';
import type { DeadlineLine } from './deadline.js';
import type { SupervisionPolicy } from './policy.js';

/** What the status of a duty depends on, as recorded by the moment it is judged at (R13). */
export interface DutyFacts {
  /** From the phrases of its deadline; see `deadlineLine`. */
  readonly line: DeadlineLine;
  /** Where its life stands. `done` means finally accepted. */
  readonly condition: 'open' | 'suspended' | 'withdrawn' | 'done';
  /** A party outside the province: recorded, never reminded, never late. */
  readonly external: boolean;
  readonly assignedOn: LocalDate;
  /** The first due day, kept for ever (R5). */
  readonly originalDue: LocalDate | null;
  /** The due day after granted extensions. */
  readonly currentDue: LocalDate | null;
  /** When the submission now under review was made; null when none is. */
  readonly pendingSubmissionAt: Instant | null;
  /** When the submission that was finally accepted was made (R4); null until then. */
  readonly acceptedSubmissionAt: Instant | null;
  /** "không tính chậm" was recorded: the delay was the issuer's (R4). */
  readonly notCountedLate: boolean;
  /** When a request for extension was filed in time that nobody has decided; null when there is none (R5). */
  readonly extensionPendingSince: Instant | null;
}

/** Which due day to judge by; statistics can be printed against either (R5). */
export type DueReading = 'current' | 'original';

/** The four boxes of dated duties (R3). */
export type Box = 'done-on-time' | 'done-late' | 'in-time' | 'overdue';

/** The lines beside the boxes, never mixed into them (R3). */
export type Line = 'standing' | 'undated' | 'conditional' | 'suspended' | 'withdrawn' | 'external' | 'recurring';

export interface BoxStanding {
  readonly kind: 'box';
  readonly box: Box;
  /** A submission waits for the approver; the approver's clock runs (R4). */
  readonly awaitingConfirmation: boolean;
  /** In time, nothing submitted, and few days left (R3). */
  readonly dueSoon: boolean;
  /** Calendar days past the due day: up to `at` while overdue, up to the submission when done late, else 0. */
  readonly daysOverdue: number;
  /** The current due day differs from the original one. */
  readonly extended: boolean;
  /** "đang xin gia hạn": a mark only, the duty stays in its box (R5). */
  readonly extensionPending: boolean;
}

export type Standing = BoxStanding | { readonly kind: 'line'; readonly line: Line; readonly done: boolean };

/**
 * The status of a duty at an instant (R3, R4, R5). Total and pure. `policy`: of who issued the duty; only "due soon" hangs on it.
 *
 * Withdrawn comes first, then external, then done, then suspended, then the deadline. A duty without a due day to
 * judge by stays in its line, done or not; so does one that is done without a submission to judge.
 *
 * A submission made in time and under review keeps the duty in the in-time box however long the approver takes; one
 * made late leaves it overdue. "Không tính chậm" speaks for the submission that is accepted or under review; a duty
 * with neither is overdue all the same, since nothing has been delivered.
 */
export function standingAt(facts: DutyFacts, at: Instant, against: DueReading, policy: DueSoonPolicy): Standing {
  const footing = footingOf(facts, against);
  switch (footing.kind) {
    case 'line':
      return footing;
    case 'finished':
      return box(facts, footing.onTime ? 'done-on-time' : 'done-late', { daysOverdue: footing.daysLate });
    case 'held':
      return box(facts, 'in-time', { awaitingConfirmation: true, ...openMarks(facts) });
    case 'running':
      return running(facts, footing.due, at, policy);
    default:
      return unreachable(footing);
  }
}

/**
 * What the standing rests on, whatever the time: a line; a finished duty; one held in time by what is under review
 * (R4); or one that runs towards its due day. Shared by `standingAt` and `standingSteps`, so that they cannot differ.
 */
export type Footing =
  | { readonly kind: 'line'; readonly line: Line; readonly done: boolean }
  | { readonly kind: 'finished'; readonly onTime: boolean; readonly daysLate: number }
  | { readonly kind: 'held' }
  | { readonly kind: 'running'; readonly due: LocalDate };

export function footingOf(facts: DutyFacts, against: DueReading): Footing {
  const done = facts.condition === 'done';
  if (facts.condition === 'withdrawn') return { kind: 'line', line: 'withdrawn', done };
  if (facts.external) return { kind: 'line', line: 'external', done };
  if (facts.condition === 'suspended') return { kind: 'line', line: 'suspended', done };
  if (facts.line !== 'dated') return { kind: 'line', line: facts.line, done };
  const due = against === 'original' ? facts.originalDue : facts.currentDue;
  if (due === null) return { kind: 'line', line: 'undated', done };
  const inTime = (submittedAt: Instant): boolean => facts.notCountedLate || submittedAt < endOfDay(due);
  if (done) {
    const submittedAt = facts.acceptedSubmissionAt;
    if (submittedAt === null) return { kind: 'line', line: 'undated', done };
    const onTime = inTime(submittedAt);
    return { kind: 'finished', onTime, daysLate: onTime ? 0 : daysBetween(due, dateAt(submittedAt)) };
  }
  const { pendingSubmissionAt } = facts;
  return pendingSubmissionAt !== null && inTime(pendingSubmissionAt) ? { kind: 'held' } : { kind: 'running', due };
}

/** The switches that say when a running duty is due soon (R3). */
export type DueSoonPolicy = Pick<SupervisionPolicy, 'dueSoonDays' | 'shortTaskDueSoonDays' | 'shortTaskBelowDays'>;

/** How many calendar days before its due day a duty of `span` days, from its assignment to its due day, becomes due soon (R3). */
export const dueSoonWithin = (span: number, policy: DueSoonPolicy): number =>
  span < policy.shortTaskBelowDays ? policy.shortTaskDueSoonDays : policy.dueSoonDays;

function running(facts: DutyFacts, due: LocalDate, at: Instant, policy: DueSoonPolicy): BoxStanding {
  const today = dateAt(at);
  if (at < endOfDay(due)) {
    const dueSoon = daysBetween(today, due) <= dueSoonWithin(daysBetween(facts.assignedOn, due), policy);
    return box(facts, 'in-time', { dueSoon, ...openMarks(facts) });
  }
  const awaitingConfirmation = facts.pendingSubmissionAt !== null;
  return box(facts, 'overdue', { awaitingConfirmation, daysOverdue: daysBetween(due, today), ...openMarks(facts) });
}

const openMarks = (facts: DutyFacts): Pick<BoxStanding, 'extensionPending'> => ({
  extensionPending: facts.extensionPendingSince !== null,
});

function box(facts: DutyFacts, name: Box, marks: Partial<Omit<BoxStanding, 'kind' | 'box' | 'extended'>>): BoxStanding {
  return {
    kind: 'box',
    box: name,
    awaitingConfirmation: false,
    dueSoon: false,
    daysOverdue: 0,
    extended: facts.originalDue !== null && facts.currentDue !== null && facts.currentDue !== facts.originalDue,
    extensionPending: false,
    ...marks,
  };
}
