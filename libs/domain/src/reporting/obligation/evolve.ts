import type { BodyId } from '../../kernel/index.js';
import { reportPeriodNumber } from '../calendar/report-period.js';
import type { ReportingEvent } from './events.js';
import type { ReportingState } from './state.js';

/** Folds one event into the obligation. */
export function evolveReporting(state: ReportingState, event: ReportingEvent): ReportingState {
  switch (event.type) {
    case 'ReportingSetUp': {
      const { data: terms } = event;
      const first = reportPeriodNumber(terms.rhythm, terms.firstPeriod) ?? 0;
      return {
        status: 'active', terms, consolidator: terms.consolidator, recipient: terms.recipient, first,
        last: terms.lastPeriod === null ? null : reportPeriodNumber(terms.rhythm, terms.lastPeriod),
        units: terms.units.map((unit) => ({ unit, from: first, until: null, handedTo: null })),
        schedules: [{ from: first, schedule: terms.schedule }],
      }; // prettier-ignore
    }
    case 'ReportingUnitAdded':
      return withUnit(state, event.data.unit, numberOf(state, event.data.fromPeriod));
    case 'ReportingUnitWithdrawn':
      return withoutUnit(state, event.data.unit, numberOf(state, event.data.fromPeriod), null);
    case 'ReportScheduleChanged': {
      const { fromPeriod, schedule } = event.data;
      const from = numberOf(state, fromPeriod);
      return { ...state, schedules: [...state.schedules.filter((entry) => entry.from < from), { from, schedule }] };
    }
    case 'ReportingHandedOver': {
      const { part, from, to, fromPeriod } = event.data;
      if (part !== 'unit') return { ...state, [part]: to };
      const number = numberOf(state, fromPeriod);
      return withUnit(withoutUnit(state, from, number, to), to, number);
    }
    case 'ReportingEnded':
      return { ...state, status: 'ended', last: numberOf(state, event.data.lastPeriod) };
    case 'ReportingWithdrawn':
      return { ...state, status: 'withdrawn' };
  }
}

const numberOf = ({ terms }: ReportingState, key: string): number => (terms === null ? 0 : (reportPeriodNumber(terms.rhythm, key) ?? 0));

/** A body that reports then already is left as it is: it owes one report, whomever it stands for. */
function withUnit(state: ReportingState, unit: BodyId, from: number): ReportingState {
  const reports = state.units.some((one) => one.unit === unit && (one.until === null || from < one.until));
  return reports ? state : { ...state, units: [...state.units, { unit, from, until: null, handedTo: null }] };
}

function withoutUnit(state: ReportingState, unit: BodyId, until: number, handedTo: BodyId | null): ReportingState {
  const units = state.units.map((one) => (one.unit === unit && (one.until === null || until < one.until) ? { ...one, until, handedTo } : one));
  return { ...state, units };
}
