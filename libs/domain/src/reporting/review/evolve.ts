import type { Act } from '../../kernel/index.js';
import type { ReviewEvent } from './events.js';
import type { ReviewReport, ReviewState } from './state.js';

/** Folds one event into the review. */
export function evolveReview(state: ReviewState, event: ReviewEvent, act: Pick<Act, 'recordedAt'>): ReviewState {
  switch (event.type) {
    case 'ReviewOutlineIssued':
      return { ...state, status: 'outlined', terms: event.data, conductor: event.data.conductor, units: event.data.units.map((unit) => ({ unit, filedBy: unit })) };
    case 'ReviewReportFiled': {
      const { unit, round, content } = event.data;
      return withReport(state, { unit, status: 'filed', round, content, filedAt: act.recordedAt, reasons: null });
    }
    case 'ReviewReportReturned': {
      const report = state.reports.get(event.data.unit);
      return report === undefined ? state : withReport(state, { ...report, status: 'returned', reasons: event.data.reasons });
    }
    case 'ReviewDrafted':
      return { ...state, status: 'drafted', draft: event.data };
    case 'ReviewConferenceHeld':
      return { ...state, status: 'conferred', conference: event.data };
    case 'ReviewConcluded':
      return { ...state, status: 'concluded', conclusion: event.data };
    case 'ReviewStepTakenBack':
      switch (event.data.step) {
        case 'draft':
          return { ...state, status: 'outlined', draft: null };
        case 'conference':
          return { ...state, status: 'drafted', conference: null };
        case 'conclusion':
          return { ...state, status: 'conferred', conclusion: null };
      }
      break;
    case 'ReviewHandedOver': {
      const { part, from, to } = event.data;
      if (part === 'conductor') return { ...state, conductor: to };
      return { ...state, units: state.units.map((one) => (one.filedBy === from ? { ...one, filedBy: to } : one)) };
    }
    case 'ReviewWithdrawn':
      return { ...state, status: 'withdrawn' };
  }
}

const withReport = (state: ReviewState, report: ReviewReport): ReviewState => ({ ...state, reports: new Map(state.reports).set(report.unit, report) });
