import type { OversightEvent } from './events.js';
import type { OversightState } from './state.js';

/** Folds one event into the oversight. */
export function evolveOversight(state: OversightState, event: OversightEvent): OversightState {
  switch (event.type) {
    case 'OversightOpened':
      return { ...state, status: 'open', opening: event.data };
    case 'OversightObserved':
      return { ...state, observations: [...state.observations, event.data] };
    case 'EarlyWarningGiven':
      return { ...state, warnings: [...state.warnings, event.data] };
    case 'OversightRecommended':
      return { ...state, recommendations: [...state.recommendations, event.data] };
    case 'InspectionProposed':
      return { ...state, proposals: [...state.proposals, event.data] };
    case 'OversightEntryTakenBack': {
      const { entry, number } = event.data;
      return { ...state, takenBack: [...state.takenBack, { entry, number }] };
    }
    case 'OversightEndTakenBack':
      return { ...state, status: 'open', summary: null };
    case 'OversightEnded':
      return { ...state, status: 'ended', summary: event.data.summary };
  }
}
