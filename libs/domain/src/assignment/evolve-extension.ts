import type { Act } from '../kernel/index.js';
import type { AssignmentEvent } from './events.js';
import type { AssignmentState } from './state.js';
import { forget, forgetUpTo, remember } from './undo.js';

export type ExtensionEvent = Extract<
  AssignmentEvent,
  { type: 'ExtensionRequested' | 'ExtensionGranted' | 'ExtensionRefused' | 'DeadlineChanged' }
>;

/** The due day in time. The original one is set once and kept for ever (R5). */
export function evolveExtension(state: AssignmentState, event: ExtensionEvent, act: Act): AssignmentState {
  const revision = state.revision + 1;
  const { extension, extensionRequests, extensionsGranted, currentDue, overdueIncurred } = state;
  switch (event.type) {
    case 'ExtensionRequested': {
      const { requestNumber, proposedDue, filedLate } = event.data;
      return {
        ...state,
        revision,
        extension: { requestNumber, proposedDue, filedAt: act.recordedAt, filedLate, revision },
        extensionRequests: requestNumber,
        undo: remember(state.undo, 'extension-request', revision, { extension, extensionRequests }),
      };
    }
    case 'ExtensionGranted': {
      // Asked in time, the new day replaces the old one; asked late, the day that was missed stays missed (R5).
      const missed =
        extension !== null && extension.filedLate && currentDue !== null ? { due: currentDue, until: extension.filedAt } : null;
      return {
        ...state,
        revision,
        extension: null,
        currentDue: event.data.newDue,
        extensionsGranted: extensionsGranted + 1,
        overdueIncurred: overdueIncurred ?? missed,
        undo: remember(state.undo, 'extension-decision', revision, { extension, currentDue, extensionsGranted, overdueIncurred }),
      };
    }
    case 'ExtensionRefused':
      return {
        ...state,
        revision,
        extension: null,
        undo: remember(state.undo, 'extension-decision', revision, { extension, currentDue, extensionsGranted, overdueIncurred }),
      };
    case 'DeadlineChanged': {
      // The issuer sets the day anew, for everybody alike: what was missed by the old day is judged by the new one.
      const { deadlines, due } = event.data;
      const decided = state.undo['extension-decision'] !== undefined;
      return {
        ...state,
        revision,
        terms: state.terms === null ? null : { ...state.terms, deadlines },
        deadlines,
        originalDue: state.originalDue ?? due,
        currentDue: due,
        overdueIncurred: null,
        // The new deadlines hang on nothing that was recorded for the old ones.
        triggers: state.triggers.length === 0 ? state.triggers : [],
        undo: forget(decided ? forget(forgetUpTo(state.undo, 'extension-decision'), 'extension-decision') : state.undo, 'condition'),
      };
    }
  }
}
