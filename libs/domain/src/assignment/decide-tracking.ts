import { addMonths, deadlineAfterEvent, deadlineLine, hangsOnOneEvent, type Deadline } from '../deadline/index.js';
import { actingBody, dateAt, startOfDay, type Act, type LocalDate } from '../kernel/index.js';
import { governingDue, notBefore } from './decide-issuer-act.js';
import type { AssignmentStatus } from './events.js';
import { isBlank, says, standsIn, unless, type AssignmentDecision, type ExistingAssignment } from './guards.js';
import { refusal, type Refusal } from './rejections.js';
import type { AssignmentCommand } from './commands.js';
import type { TrackingCommand } from './tracking-commands.js';

type ExternalResult = Extract<AssignmentCommand, { type: 'RecordExternalResult' }>;
type Of<T extends TrackingCommand['type']> = Extract<TrackingCommand, { type: T }>;

/** A day that comes is a fact: it reaches a duty under review, given back or suspended as well. */
const OPEN: readonly AssignmentStatus[] = ['assigned', 'acknowledged', 'in-progress', 'submitted', 'returned-to-issuer', 'suspended'];
const REVIEWABLE: readonly AssignmentStatus[] = ['assigned', 'acknowledged', 'in-progress', 'submitted'];

/** R2, R9: recorded by who issued the duty or by who supervises it. */
export function decideTracking(command: TrackingCommand | ExternalResult, state: ExistingAssignment, act: Act): AssignmentDecision {
  const held = byOverseer(state, act);
  if (held !== null) return unless(held);
  switch (command.type) {
    case 'RecordCondition':
      return decideCondition(command, state, act);
    case 'ReviewStandingDuty':
      return decideReview(command, state, act);
    case 'RecordExternalResult':
      return decideExternalResult(command, state);
  }
}

/** Feature 9: what an external lead did is written down by the office; nobody under the authority confirms it. */
function decideExternalResult({ outputs, note }: ExternalResult, state: ExistingAssignment): AssignmentDecision {
  const external = state.terms.external ? null : refusal('duty-not-external', { leadBody: state.terms.leadBody });
  const named = outputs.filter((output) => !isBlank(output));
  return unless(external ?? standsIn(state, OPEN) ?? says('note', note), { type: 'ExternalResultRecorded', data: { outputs: named, note } });
}

/** The issuer or the supervising body acts. */
export function byOverseer({ terms }: ExistingAssignment, act: Act): Refusal {
  const body = actingBody(act);
  return body === terms.issuer || body === terms.supervisingBody ? null : refusal('body-does-not-hold-duty', { role: 'issuer', actingBody: body });
}

function decideCondition(command: Of<'RecordCondition'>, state: ExistingAssignment, act: Act): AssignmentDecision {
  const { event, on, basis, policy, calendar } = command;
  const refused = standsIn(state, OPEN) ?? says('event', event) ?? says('basis', basis);
  if (refused !== null) return unless(refused);
  const hanging = state.deadlines.flatMap((deadline, place) => (hangsOnOneEvent(deadline) ? [place] : []));
  const place = command.place ?? (hanging.length === 1 ? hanging[0] : undefined);
  if (place === undefined && hanging.length > 1) return unless(refusal('condition-ambiguous', { places: hanging }));
  if (place === undefined || !hanging.includes(place)) return unless(refusal('no-condition-awaited', { place: command.place, places: hanging }));
  const waiting = state.deadlines[place] as Deadline;
  const known = state.triggers.find((trigger) => trigger.place === place) ?? null;
  if (known !== null && known.on === on && known.event === event) return unless(refusal('condition-already-recorded', { event, on }));
  // "Once the guidance has come" cannot be said beforehand; the day of an election can.
  if (waiting.kind === 'conditional' && act.recordedAt < startOfDay(on)) return unless(refusal('condition-in-future', { on, recordedOn: dateAt(act.recordedAt) }));
  const resolved = deadlineAfterEvent(waiting, on, { policy, calendar });
  const deadlines = state.deadlines.map((deadline, at) => (at === place ? resolved : deadline));
  const due = governingDue(deadlines);
  return unless(notBefore(due, state.assignedOn), {
    type: 'ConditionRecorded',
    data: { place, event, on, movedFrom: known?.on ?? null, deadlines, due, basis },
  });
}

function decideReview({ findings, reviewEveryMonths }: Of<'ReviewStandingDuty'>, state: ExistingAssignment, act: Act): AssignmentDecision {
  const { review, assignedOn } = state;
  const since = review?.on ?? assignedOn;
  const refused =
    standsIn(state, REVIEWABLE) ??
    standing(state) ??
    says('findings', findings) ??
    (review !== null && act.occurredOn <= review.on ? refusal('review-not-later', { reviewedOn: review.on, occurredOn: act.occurredOn }) : null);
  if (refused !== null) return unless(refused);
  const nextReviewOn = addMonths(act.occurredOn, reviewEveryMonths) as LocalDate;
  return unless(null, { type: 'StandingDutyReviewed', data: { findings, reportedInPeriod: reportedSince(state, since), nextReviewOn } });
}

/** A progress report or a submission was recorded on that day or after it. */
export function reportedSince({ lastProgressAt, pending }: Pick<ExistingAssignment, 'lastProgressAt' | 'pending'>, day: LocalDate | null): boolean {
  const from = day === null ? 0 : startOfDay(day);
  return Math.max(lastProgressAt ?? -1, pending?.at ?? -1) >= from;
}

const standing = (state: ExistingAssignment): Refusal => {
  const line = deadlineLine(state.deadlines);
  return line === 'standing' ? null : refusal('duty-not-standing', { line });
};
