import type { InspectionEvent } from './events.js';
import type { InspectionState } from './state.js';

/** Folds one event into the inspection. */
export function evolveInspection(state: InspectionState, event: InspectionEvent): InspectionState {
  switch (event.type) {
    case 'InspectionDecided':
      return { ...state, stage: 'decided', decision: event.data };
    case 'InspectionPlanned':
      return { ...state, stage: state.stage === 'decided' ? 'planned' : state.stage, visits: event.data.visits, planNote: event.data.note };
    case 'InspectionTeamNamed':
      return { ...state, stage: state.stage === 'planned' ? 'team-named' : state.stage, team: event.data.members };
    case 'InspectionMinuted':
      return { ...state, stage: 'minuted', minutes: [...state.minutes, { ...event.data, takenBack: null }] };
    case 'InspectionMinutesTakenBack': {
      const { number, reason } = event.data;
      const minutes = state.minutes.map((kept) => (kept.number === number ? { ...kept, takenBack: reason } : kept));
      return { ...state, stage: minutes.every(({ takenBack }) => takenBack !== null) ? 'team-named' : 'minuted', minutes };
    }
    case 'InspectionConcluded':
      return { ...state, stage: 'concluded', conclusion: event.data, progress: event.data.remediation.map(({ assignmentId }) => ({ assignmentId, outcome: 'open', doneOn: null })) };
    case 'RemediationOutcomeRecorded': {
      const { assignmentId, outcome, doneOn } = event.data;
      const told = { assignmentId, outcome: outcome === 'accepted' || outcome === 'withdrawn' ? outcome : 'open', doneOn } as const;
      return { ...state, progress: state.progress.map((known) => (known.assignmentId === assignmentId ? told : known)) };
    }
    case 'InspectionWithdrawn':
      return { ...state, stage: 'withdrawn', endReason: event.data.basis };
    case 'InspectionClosed':
      return { ...state, stage: 'closed', endReason: event.data.reason };
  }
}
