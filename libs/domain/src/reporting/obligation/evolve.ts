import type { Act, BodyId } from '../../kernel/index.js';
import { reportPeriodNumber } from '../calendar/report-period.js';
import type { ReportingEvent } from './events.js';
import type { ReportingState } from './state.js';

/** Folds one event into the obligation. */
export function evolveReporting(state: ReportingState, event: ReportingEvent, act: Pick<Act, 'recordedAt'>): ReportingState {
  switch (event.type) {
    case 'ReportingSetUp': {
      const { data: terms } = event;
      const first = reportPeriodNumber(terms.rhythm, terms.firstPeriod) ?? 0;
      return {
        status: 'active', terms, owner: terms.owner, consolidator: terms.consolidator, recipient: terms.recipient, setUpAt: act.recordedAt, first,
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
      const number = numberOf(state, fromPeriod);
      if (part === 'owner') return { ...state, owner: to };
      if (part !== 'unit') return withoutUnit({ ...state, [part]: to }, to, number, null);
      return handOverUnit(state, from, to, number);
    }
    case 'ReportingEnded':
      return { ...state, status: 'ended', last: numberOf(state, event.data.lastPeriod) };
    case 'ReportingWithdrawn':
      return { ...state, status: 'withdrawn' };
  }
}

const numberOf = ({ terms }: ReportingState, key: string): number => (terms === null ? 0 : (reportPeriodNumber(terms.rhythm, key) ?? 0));

/** Also what the body no longer owed, for what is missing of it. */
function handOverUnit(state: ReportingState, from: BodyId, to: BodyId, number: number): ReportingState {
  const still = state.units.find(({ unit, until }) => unit === from && (until === null || number < until));
  const units = state.units.map((one) => (one.unit === from && one.handedTo === null ? { ...one, until: one.until !== null && one.until <= number ? one.until : number, handedTo: to } : one));
  const left = { ...state, units };
  return still === undefined || to === state.consolidator || to === state.recipient ? left : withUnit(left, to, number, still.until);
}

/** A body that reports then already is left as it is: it owes one report, whomever it stands for. */
function withUnit(state: ReportingState, unit: BodyId, from: number, until: number | null = null): ReportingState {
  const reports = state.units.some((one) => one.unit === unit && (one.until === null || from < one.until));
  return reports ? state : { ...state, units: [...state.units, { unit, from, until, handedTo: null }] };
}

function withoutUnit(state: ReportingState, unit: BodyId, until: number, handedTo: BodyId | null): ReportingState {
  const units = state.units.map((one) => (one.unit === unit && (one.until === null || until < one.until) ? { ...one, until, handedTo } : one));
  return { ...state, units };
}
