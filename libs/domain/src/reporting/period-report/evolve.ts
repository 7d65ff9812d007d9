import { dateAt, type Act, type BodyId } from '../../kernel/index.js';
import type { PeriodReportEvent } from './events.js';
import { withReportRung } from './reminders.js';
import type { Consolidation, PeriodReportState, UnitReport } from './state.js';

/** Of an act, what states are folded by. */
type Filing = Pick<Act, 'recordedAt' | 'occurredOn'>;

/** Folds one event into the reports of the period. */
export function evolvePeriodReport(before: PeriodReportState, event: PeriodReportEvent, act: Filing): PeriodReportState {
  const state = { ...before, revision: before.revision + 1 };
  switch (event.type) {
    case 'UnitReportFiled': {
      const { unit, round, content } = event.data;
      return filed(state, { unit, round, nil: false, content, note: null }, act);
    }
    case 'NilReportFiled': {
      const { unit, round, note } = event.data;
      return filed(state, { unit, round, nil: true, content: null, note }, act);
    }
    case 'UnitReportReturned':
      return changed(state, event.data.unit, () => ({ status: 'returned', reason: event.data.reasons }));
    case 'UnitReportTakenBack':
      return changed(state, event.data.unit, () => ({ status: 'taken-back', reason: event.data.reason }));
    case 'UnitReportCorrected':
      return changed(state, event.data.unit, ({ corrections }) => ({ nil: false, content: event.data.content, note: null, corrections: corrections + 1 }));
    case 'ConsolidationDrafted':
      return consolidated(state, { status: 'drafted', draft: event.data.content });
    case 'ConsolidationSubmitted': {
      const { round, symbol, content, reported, owed, nil, missing, late } = event.data;
      return consolidated(state, { status: 'submitted', rounds: round, submitted: { round, at: act.recordedAt, symbol, content, reported, owed, nil, missing, late }, reasons: null });
    }
    case 'ConsolidationReturned':
      return consolidated(state, { status: 'returned', reasons: event.data.reasons });
    case 'ConsolidationAccepted':
      return consolidated(state, { status: 'accepted' });
    case 'ConsolidationAcceptanceTakenBack':
      return consolidated(state, { status: 'submitted' });
    case 'ReportFilesAttached':
      return state;
    case 'ReportRungFired':
      return { ...state, reminders: withReportRung(before, event, state.revision) };
  }
}

function filed(state: PeriodReportState, report: Pick<UnitReport, 'unit' | 'round' | 'nil' | 'content' | 'note'>, { recordedAt, occurredOn }: Filing): PeriodReportState {
  const corrections = state.units.get(report.unit)?.corrections ?? 0;
  return withReport(state, { ...report, status: 'filed', filedAt: recordedAt, lateEntry: occurredOn < dateAt(recordedAt), reason: null, corrections });
}

function changed(state: PeriodReportState, unit: BodyId, change: (report: UnitReport) => Partial<UnitReport>): PeriodReportState {
  const report = state.units.get(unit);
  return report === undefined ? state : withReport(state, { ...report, ...change(report) });
}

const withReport = (state: PeriodReportState, report: UnitReport): PeriodReportState => ({ ...state, units: new Map(state.units).set(report.unit, report) });

const consolidated = (state: PeriodReportState, change: Partial<Consolidation>): PeriodReportState => ({ ...state, consolidation: { ...state.consolidation, ...change } });
