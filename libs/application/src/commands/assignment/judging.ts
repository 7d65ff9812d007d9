import { hasPart, workersOf, type Act, type AssignmentState, type OrganisationState, type Rejection } from '#libs/domain';
import type { AssignmentIntent } from '../contract.js';

/** Acts by which a result is judged, or a judgement taken back. */
export function judges(intent: AssignmentIntent): boolean {
  switch (intent.type) {
    case 'AcceptResult':
    case 'ReturnResult':
    case 'WaiveLateness':
    case 'CloseAssignment':
    case 'ConfirmPoint':
      return true;
    case 'CorrectAct':
      return intent.act === 'acceptance' || intent.act === 'return-for-rework' || intent.act === 'lateness-waiver' || intent.act === 'closure';
    default:
      return false;
  }
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
