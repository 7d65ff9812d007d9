import type { BodyConclusion, InspectionEvent } from './events.js';
import type { InspectionState, RemediationProgress } from './state.js';

/** Folds one event into the inspection. */
export function evolveInspection(state: InspectionState, event: InspectionEvent): InspectionState {
  switch (event.type) {
    case 'InspectionDecided':
      return { ...state, stage: 'decided', decision: event.data, holders: { issuer: event.data.number.issuer, inspecting: event.data.inspectingBody } };
    case 'InspectionPlanned':
      return { ...state, stage: state.stage === 'decided' ? 'planned' : state.stage, visits: event.data.visits, planNote: event.data.note };
    case 'InspectionTeamNamed':
      return { ...state, stage: state.stage === 'planned' ? 'team-named' : state.stage, team: event.data.members };
    case 'InspectionMinuted':
      return { ...state, stage: 'minuted', minutes: [...state.minutes, { ...event.data, takenBack: null }] };
    case 'InspectionFilesAttached':
      return state;
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
      const heard = (progress: readonly RemediationProgress[]): readonly RemediationProgress[] => progress.map((known) => (known.assignmentId === assignmentId ? told : known));
      return { ...state, progress: heard(state.progress), former: heard(state.former) };
    }
    case 'InspectionWithdrawn':
      return { ...state, stage: 'withdrawn', endReason: event.data.basis, before: state.stage };
    case 'InspectionClosed':
      return { ...state, stage: 'closed', endReason: event.data.reason };
    case 'InspectionConclusionCorrected': {
      const { conclusion } = state;
      const corrected = (body: BodyConclusion['body']): BodyConclusion | undefined => event.data.conclusions.find((each) => each.body === body);
      return conclusion === null ? state : { ...state, conclusion: { ...conclusion, conclusions: conclusion.conclusions.map((each) => corrected(each.body) ?? each) } };
    }
    case 'InspectionConclusionTakenBack':
      return { ...state, stage: 'minuted', conclusion: null, progress: [], former: [...state.former, ...state.progress], takenBack: [...state.takenBack, event.data] };
    case 'InspectionEndTakenBack':
      return { ...state, stage: event.data.end === 'closure' ? 'concluded' : (state.before ?? 'decided'), endReason: null, before: null };
    case 'InspectionHandedOver':
      return state.holders === null ? state : { ...state, holders: { ...state.holders, [event.data.part]: event.data.to } };
  }
}
