import type { Act } from '../kernel/index.js';
import type { AssignmentEvent } from './events.js';
import { asPoint } from './points.js';
import type { AssignmentState } from './state.js';
import { forget, remember } from './undo.js';

export type LifecycleEvent = Extract<
  AssignmentEvent,
  {
    type:
      | 'TaskAssigned'
      | 'AssignmentAcknowledged'
      | 'AssignmentReturnedToIssuer'
      | 'ReturnToIssuerRefused'
      | 'AssignmentTransferred'
      | 'AssignmentSuspended'
      | 'AssignmentResumed'
      | 'AssignmentWithdrawn'
      | 'AssignmentClosed'
      | 'ExternalResultRecorded';
  }
>;

/** Who holds the duty, and whether it lives. */
export function evolveLifecycle(state: AssignmentState, event: LifecycleEvent, act: Act): AssignmentState {
  const revision = state.revision + 1;
  const { status, heldSince } = state;
  switch (event.type) {
    case 'TaskAssigned':
      return assigned(state, event, act);
    case 'AssignmentAcknowledged':
      return {
        ...state,
        revision,
        status: 'acknowledged',
        acknowledgedAt: act.recordedAt,
        undo: remember(state.undo, 'acknowledgement', revision, { status, acknowledgedAt: state.acknowledgedAt }),
      };
    case 'AssignmentReturnedToIssuer':
      return {
        ...state,
        revision,
        status: 'returned-to-issuer',
        heldSince: act.recordedAt,
        undo: remember(state.undo, 'return-to-issuer', revision, { status, heldSince }),
      };
    case 'ReturnToIssuerRefused':
      // A return is possible before any work only, so the acknowledgement alone tells where it came from.
      return {
        ...state,
        revision,
        status: state.acknowledgedAt === null ? 'assigned' : 'acknowledged',
        heldSince: act.recordedAt,
        undo: forget(state.undo, 'return-to-issuer'),
      };
    case 'AssignmentTransferred':
      return transferred(state, event, act);
    case 'AssignmentSuspended':
      return {
        ...state,
        revision,
        status: 'suspended',
        resumeTo: status,
        undo: remember(state.undo, 'suspension', revision, { status, resumeTo: state.resumeTo }),
      };
    case 'AssignmentResumed':
      // Everything is as it was before the suspension, so what could be taken back then can be again.
      return {
        ...state,
        revision,
        status: state.resumeTo ?? status,
        resumeTo: null,
        heldSince: act.recordedAt,
        undo: forget(state.undo, 'suspension'),
      };
    case 'AssignmentWithdrawn':
      return { ...state, revision, status: 'withdrawn', undo: remember(state.undo, 'withdrawal', revision, { status }) };
    case 'ExternalResultRecorded':
      return { ...state, revision, status: 'closed', undo: remember(state.undo, 'external-result', revision, { status }) };
    case 'AssignmentClosed':
      return { ...state, revision, status: 'closed', undo: remember(state.undo, 'closure', revision, { status }) };
  }
}

function assigned(state: AssignmentState, event: Extract<LifecycleEvent, { type: 'TaskAssigned' }>, act: Act): AssignmentState {
  const { due, participants, partsCompletion, points, acknowledgementDue, ...terms } = event.data;
  return {
    ...state,
    revision: state.revision + 1,
    status: 'assigned',
    terms,
    participants,
    partsCompletion,
    points: points.map((point) => asPoint(point, 'directive')),
    acknowledgementDue,
    deadlines: terms.deadlines,
    assignedAt: act.recordedAt,
    assignedOn: act.occurredOn,
    heldSince: act.recordedAt,
    originalDue: due,
    currentDue: due,
  };
}

/**
 * A new lead starts afresh, and stands under the authority (`canCarry`): it acknowledges by its own limit, and nothing its predecessor did can be taken back any
 * more. Due days, rounds and granted extensions belong to the duty and stay; a request of the old lead lapses.
 */
function transferred(state: AssignmentState, event: Extract<LifecycleEvent, { type: 'AssignmentTransferred' }>, act: Act): AssignmentState {
  const { to, confirmingBody, acknowledgementDue } = event.data;
  return {
    ...state,
    revision: state.revision + 1,
    status: 'assigned',
    terms: state.terms === null ? null : { ...state.terms, leadBody: to, external: false, confirmingBody },
    participants: state.participants.filter((participant) => participant.body !== to),
    acknowledgementDue,
    acknowledgedAt: null,
    heldSince: act.recordedAt,
    percent: null,
    lastProgressAt: null,
    extension: null,
    undo: {},
  };
}
