import { endOfDay, type Act } from '../kernel/index.js';
import type { AssignmentEvent } from './events.js';
import type { AssignmentState } from './state.js';
import { forgetUpTo, remember } from './undo.js';

export type ResultEvent = Extract<
  AssignmentEvent,
  { type: 'ProgressReported' | 'ResultSubmitted' | 'ResultReturned' | 'ResultAccepted' | 'LatenessWaived' }
>;

/** The work and its confirmation (R4). */
export function evolveResult(state: AssignmentState, event: ResultEvent, act: Act): AssignmentState {
  const revision = state.revision + 1;
  const { status, heldSince, pending } = state;
  switch (event.type) {
    case 'ProgressReported': {
      const { percent, lastProgressAt } = state;
      return {
        ...state,
        revision,
        status: 'in-progress',
        // A report without a figure says nothing about the last figure.
        percent: event.data.percent ?? percent,
        lastProgressAt: act.recordedAt,
        undo: remember(state.undo, 'progress', revision, { status, percent, lastProgressAt }),
      };
    }
    case 'ResultSubmitted':
      return {
        ...state,
        revision,
        status: 'submitted',
        heldSince: act.recordedAt,
        rounds: event.data.round,
        pending: {
          round: event.data.round,
          at: act.recordedAt,
          occurredOn: act.occurredOn,
          lateEntry: act.recordedAt >= endOfDay(act.occurredOn),
          revision,
        },
        undo: remember(state.undo, 'submission', revision, { status, heldSince, pending, rounds: state.rounds }),
      };
    case 'ResultReturned':
      return {
        ...state,
        revision,
        status: 'in-progress',
        heldSince: act.recordedAt,
        pending: null,
        undo: remember(state.undo, 'return-for-rework', revision, { status, heldSince, pending }),
      };
    case 'ResultAccepted':
      return {
        ...state,
        revision,
        status: 'accepted',
        heldSince: act.recordedAt,
        pending: null,
        accepted: pending,
        undo: remember(state.undo, 'acceptance', revision, { status, heldSince, pending, accepted: state.accepted }),
      };
    case 'LatenessWaived':
      // The waiver speaks about a returned result: that return now stands for good.
      return { ...state, revision, latenessWaived: true, undo: remember(forgetUpTo(state.undo, 'return-for-rework'), 'lateness-waiver', revision, { latenessWaived: state.latenessWaived }) };
  }
}
