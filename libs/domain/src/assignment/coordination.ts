import { endOfDay, type BodyId, type Instant, type LocalDate } from '../kernel/index.js';
import { coordinatorDue, type SupervisionPolicy } from '../deadline/policy.js';
import { addWorkingDays, type WorkingCalendar } from '../deadline/working-calendar.js';
import type { CoordinatorAnswer, FrozenParticipant } from './events.js';

/** A coordinator by the latest request that the lead made to it (R6). */
export interface Coordination {
  /** Of the request, in the duty's stream: what an extension refers to. */
  readonly revision: number;
  readonly requestedAt: Instant;
  /** Last day for the answer; null for requests of old that named none, and for external bodies. */
  readonly answerDue: LocalDate | null;
  /** Null = chưa trả lời. */
  readonly answer: CoordinatorAnswer | null;
  /** When it first said more than that it has the request; null until then. */
  readonly settledAt: Instant | null;
  /** The request that this one took the place of, without those before it: it stands again when this one is taken back. Absent without one. */
  readonly earlier?: Omit<Coordination, 'earlier'>;
}

/** The five states of R6. */
export const COORDINATION_STATES = ['unanswered', 'received', 'opinion-sent', 'no-opinion', 'not-competent'] as const;
export type CoordinationState = (typeof COORDINATION_STATES)[number];

export const coordinationState = ({ answer }: Pick<Coordination, 'answer'>): CoordinationState => answer ?? 'unanswered';

/** Only having received the request leaves the lead without what it asked for. */
export const isAwaited = ({ answer }: Pick<Coordination, 'answer'>): boolean => answer === null || answer === 'received';

/** Late by its own limit: what came after the day named, or has not come by that instant. Says nothing about the lead (R6). */
export const isLateCoordination = ({ answerDue, settledAt }: Pick<Coordination, 'answerDue' | 'settledAt'>, at: Instant): boolean =>
  answerDue !== null && (settledAt ?? at) >= endOfDay(answerDue);

/** The days that a policy gives for a request made on a day. */
export interface CoordinationDays {
  /** Last day for an answer when the lead names none. */
  readonly usual: LocalDate;
  /** Latest day that leaves the lead the working days it needs afterwards; null for a duty without a due day. */
  readonly latest: LocalDate | null;
}

/** R6: so many working days for the answer, and so many before the lead's own due day. A duty with little time left gives less; one that is overdue already gives the usual days, since its own day bounds nothing any more. */
export function coordinationDays(askedOn: LocalDate, due: LocalDate | null, policy: SupervisionPolicy, calendar: WorkingCalendar): CoordinationDays {
  const usual = addWorkingDays(askedOn, policy.coordinationAnswerWorkingDays, calendar);
  if (due === null) return { usual, latest: null };
  const latest = coordinatorDue(due, policy, calendar);
  if (due < askedOn) return { usual, latest };
  const bound = latest >= askedOn ? latest : due;
  return { usual: usual < bound ? usual : bound, latest };
}

/** An open request by which its lead may wait, in the order of asking. */
export interface AwaitedCoordinator {
  readonly body: BodyId;
  readonly answerDue: LocalDate;
}

/** A body outside the issuer's authority may be asked, but is never late (feature 9): its answer has no day that counts. */
export const isExternalParticipant = (participants: readonly FrozenParticipant[], body: BodyId): boolean => participants.some((each) => each.body === body && each.external);

/** Requests with a day that are still open, oldest first. The lead itself is none of them: it may have come to lead after it was asked. */
export const awaitedCoordinators = (coordination: ReadonlyMap<BodyId, Coordination>, lead: BodyId): readonly AwaitedCoordinator[] =>
  coordination.size === 0
    ? []
    : [...coordination]
        .filter(([body, each]) => body !== lead && isAwaited(each))
        .sort(([, a], [, b]) => a.revision - b.revision)
        .flatMap(([body, { answerDue }]) => (answerDue === null ? [] : [{ body, answerDue }]));
