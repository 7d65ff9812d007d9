import { hasPart, workersOf, type Act, type AssignmentState, type OrganisationState, type Rejection } from '#libs/domain';
import type { AssignmentIntent } from '../contract.js';

const JUDGEMENTS: ReadonlySet<AssignmentIntent['type']> = new Set<AssignmentIntent['type']>(['AcceptResult', 'ReturnResult', 'WaiveLateness', 'CloseAssignment', 'ConfirmPoint']);

/** Acts by which a result is judged. */
export const isJudgement = (type: AssignmentIntent['type']): boolean => JUDGEMENTS.has(type);

/** Acts by which a result is judged, or a judgement taken back. */
export function judges(intent: AssignmentIntent): boolean {
  if (intent.type !== 'CorrectAct') return isJudgement(intent.type);
  return intent.act === 'acceptance' || intent.act === 'return-for-rework' || intent.act === 'lateness-waiver' || intent.act === 'closure';
}

/**
 * R12: whoever acts for the confirming body, by delegation or since that body ended, has no part in the work, and neither
 * has anybody in its line. A duty that is done does not move (R11), so after a merger its confirmer and its lead can have
 * one successor: that one judges nothing of it.
 */
export function judgesOwnWork(register: OrganisationState, state: AssignmentState, { body }: Act): Rejection | null {
  const workers = workersOf(state);
  if (!hasPart(register, body, workers)) return null;
  const as = body === state.terms?.leadBody ? 'lead' : workers.has(body) ? 'part' : 'lineage';
  return { tag: 'confirming-body-has-part', facts: { confirmingBody: body, as } };
}
