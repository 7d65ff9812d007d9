import { dateAt, daysBetween, endOfDay, type Instant, type LocalDate } from '../kernel/index.js';
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
export type Line = 'standing' | 'undated' | 'conditional' | 'suspended' | 'withdrawn' | 'external';

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
 * The status of a duty at an instant (R3, R4, R5). Total and pure.
 *
 * Withdrawn comes first, then external, then done, then suspended, then the deadline. A duty without a due day to
 * judge by stays in its line, done or not; so does one that is done without a submission to judge.
 *
 * A submission made in time and under review keeps the duty in the in-time box however long the approver takes; one
 * made late leaves it overdue. "Không tính chậm" speaks for the submission that is accepted or under review; a duty
 * with neither is overdue all the same, since nothing has been delivered.
 */
export function standingAt(facts: DutyFacts, at: Instant, against: DueReading, policy: SupervisionPolicy): Standing {
  const line = lineOf(facts, against);
  if (line !== null) return line;
  const due = dueOf(facts, against) as LocalDate;
  const dueEnd = endOfDay(due);
  if (facts.condition === 'done') {
    const submittedAt = facts.acceptedSubmissionAt as Instant;
    const onTime = facts.notCountedLate || submittedAt < dueEnd;
    return box(facts, onTime ? 'done-on-time' : 'done-late', {
      daysOverdue: onTime ? 0 : daysBetween(due, dateAt(submittedAt)),
    });
  }
  const awaitingConfirmation = facts.pendingSubmissionAt !== null;
  const extensionPending = facts.extensionPendingSince !== null;
  if (isHeldInTime(facts, dueEnd)) return box(facts, 'in-time', { awaitingConfirmation, extensionPending });
  const today = dateAt(at);
  if (at >= dueEnd) {
    return box(facts, 'overdue', { awaitingConfirmation, extensionPending, daysOverdue: daysBetween(due, today) });
  }
  const dueSoon = daysBetween(today, due) <= dueSoonWithin(facts.assignedOn, due, policy);
  return box(facts, 'in-time', { extensionPending, dueSoon });
}

/** The due day of that reading; null when there is none to judge by. */
export const dueOf = (facts: DutyFacts, against: DueReading): LocalDate | null =>
  against === 'original' ? facts.originalDue : facts.currentDue;

/** How many calendar days before its due day an open duty becomes due soon (R3). */
export const dueSoonWithin = (assignedOn: LocalDate, due: LocalDate, policy: SupervisionPolicy): number =>
  daysBetween(assignedOn, due) < policy.shortTaskBelowDays ? policy.shortTaskDueSoonDays : policy.dueSoonDays;

/** The line a duty stands in whatever the time, null when it belongs to a box. */
export function lineOf(facts: DutyFacts, against: DueReading): Extract<Standing, { kind: 'line' }> | null {
  const done = facts.condition === 'done';
  if (facts.condition === 'withdrawn') return { kind: 'line', line: 'withdrawn', done };
  if (facts.external) return { kind: 'line', line: 'external', done };
  if (facts.condition === 'suspended') return { kind: 'line', line: 'suspended', done };
  if (facts.line !== 'dated') return { kind: 'line', line: facts.line, done };
  const judgeable = dueOf(facts, against) !== null && (!done || facts.acceptedSubmissionAt !== null);
  return judgeable ? null : { kind: 'line', line: 'undated', done };
}

/** Whether an open duty cannot become overdue: what is under review was delivered in time, or counts so (R4). */
export const isHeldInTime = (facts: DutyFacts, dueEnd: Instant): boolean =>
  facts.pendingSubmissionAt !== null && (facts.notCountedLate || facts.pendingSubmissionAt < dueEnd);

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
