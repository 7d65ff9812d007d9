import { accept, actingBody, dateAt, DAY_MS, startOfDay, type Act, type BodyId, type Decision } from '../kernel/index.js';
import type { AssignmentEvent, AssignmentStatus } from './events.js';
import { refusal, type AssignmentRejection, type Refusal } from './rejections.js';
import type { AssignmentState } from './state.js';
import type { PartRequest } from './commands.js';

/** An assignment whose stream is not empty. */
export type ExistingAssignment = AssignmentState & { readonly terms: NonNullable<AssignmentState['terms']> };
export type AssignmentDecision = Decision<AssignmentEvent, AssignmentRejection>;

/** Records the events unless a guard refuses; guards are evaluated by the caller, first refusal first. */
export const unless = (refused: Refusal, ...events: readonly AssignmentEvent[]): AssignmentDecision =>
  refused === null ? accept(...events) : { ok: false, rejection: refused };

/** Prefix of the actor id under which a process acts. */
export const PROCESS_ACTOR = 'process:';

/**
 * R13. A process is not judged again: its acts carry the dates of the event they answer, which were judged there, and
 * it may run after midnight.
 */
export function datesOf(state: AssignmentState, act: Act): Refusal {
  if (act.actor.startsWith(PROCESS_ACTOR)) return null;
  const { occurredOn, recordedAt } = act;
  // Compared as instants: this runs for every command, and naming the day of an instant costs ten times as much.
  const begins = startOfDay(occurredOn);
  if (recordedAt < begins) return refusal('occurred-in-future', { occurredOn, recordedOn: dateAt(recordedAt) });
  if (recordedAt >= begins + DAY_MS && isBlank(act.lateEntryBasis)) {
    return refusal('late-entry-needs-basis', { occurredOn, recordedOn: dateAt(recordedAt) });
  }
  if (state.assignedOn !== null && occurredOn < state.assignedOn) {
    return refusal('occurred-before-assignment', { occurredOn, assignedOn: state.assignedOn });
  }
  return null;
}

/** The act counts for this body and no other. */
export function heldBy(holder: BodyId, role: 'lead' | 'issuer' | 'confirming' | 'coordinator', act: Act): Refusal {
  const body = actingBody(act);
  return body === holder ? null : refusal('body-does-not-hold-duty', { role, actingBody: body });
}

/** Statuses that explain a refusal by themselves; the others are explained by what the act wanted. */
const BY_STATUS: Readonly<Partial<Record<AssignmentStatus, AssignmentRejection>>> = {
  none: 'assignment-unknown',
  submitted: 'result-under-review',
  accepted: 'assignment-already-accepted',
  closed: 'assignment-closed',
  'returned-to-issuer': 'assignment-returned-to-issuer',
  suspended: 'assignment-suspended',
  withdrawn: 'assignment-withdrawn',
};

/** The act is allowed in these statuses; in another one it is refused by that status, or else with `otherwise`. */
export function standsIn(
  state: AssignmentState,
  allowed: readonly AssignmentStatus[],
  otherwise: AssignmentRejection = 'assignment-unknown',
): Refusal {
  if (allowed.includes(state.status)) return null;
  return refusal(BY_STATUS[state.status] ?? otherwise, { status: state.status });
}

export const isBlank = (text: string | null): boolean => text === null || text.trim() === '';

/** The act carries the words it must carry. */
export const says = (field: string, text: string): Refusal => (isBlank(text) ? refusal('reason-missing', { field }) : null);

const BY_STANDING = { unknown: 'body-unknown', ended: 'body-ended', external: 'body-external' } as const;

/** Something can be given to the body: it is in the register, alive, and under the issuer's authority. */
export const canCarry = (body: BodyId, stands: PartRequest['bodyStands']): Refusal =>
  stands === 'active' ? null : refusal(BY_STANDING[stands], { body });

/** R12: bodies that have a hand in the work may not confirm it: the lead, performers, coordinators (named or asked), bearers of parts. */
export function mayConfirm(
  confirming: BodyId,
  lead: BodyId,
  state: Pick<AssignmentState, 'participants' | 'coordination' | 'parts'>,
): Refusal {
  const refuse = (as: string): Refusal => refusal('confirming-body-has-part', { confirmingBody: confirming, as });
  if (confirming === lead) return refuse('lead');
  if (state.coordination.has(confirming)) return refuse('coordinate');
  for (const { role, body } of state.participants) if (body === confirming && (role === 'coordinate' || role === 'perform')) return refuse(role);
  for (const part of state.parts.values()) {
    if (part.body === confirming && part.outcome !== 'withdrawn') return refuse('part');
  }
  return null;
}
