import { accept, actingBody, dateAt, type Act, type Decider, type Decision } from '../../kernel/index.js';
import { reportPeriodNumber, reportPeriodOf } from '../calendar/report-period.js';
import { scheduleFault } from '../calendar/report-schedule.js';
import { blank, bodyFault, datesFault, listFault, refuse, trimmed, trimmedOrNull, type RefusalOf } from '../refusal.js';
import type { ReportingCommand } from './commands.js';
import { decideHandOver } from './decide-hand-over.js';
import type { ReportingEvent, ReportingTerms } from './events.js';
import { evolveReporting } from './evolve.js';
import type { ReportingRejection } from './rejections.js';
import { initialReporting, owedPeriodNumber, type ReportingState } from './state.js';

type Outcome = Decision<ReportingEvent, ReportingRejection>;
type Refusal = RefusalOf<ReportingRejection>;
type Of<Type extends ReportingCommand['type']> = Extract<ReportingCommand, { type: Type }>;
/** A command on an obligation that stands, with its terms at hand. */
type Standing = ReportingState & { readonly terms: ReportingTerms };

/** An obligation to report periodically (R8): set up, its units added and withdrawn, its due days changed, ended. */
export const reportingDecider: Decider<ReportingCommand, ReportingState, ReportingEvent, ReportingRejection> = {
  initialState: initialReporting,
  decide: (command, state, act) => datesFault(act) ?? (command.type === 'SetUpReporting' ? setUp(command, state, act) : change(command, state, act)),
  evolve: evolveReporting,
};

function setUp({ terms: asked, register }: Of<'SetUpReporting'>, state: ReportingState, act: Act): Outcome {
  if (state.status !== 'none') return refuse('reporting-already-set-up');
  const terms = composedTerms(asked);
  const { owner, consolidator, recipient, units, schedule, calendar, rhythm, firstPeriod, lastPeriod, basis } = terms;
  if (owner !== actingBody(act)) return refuse('not-reporting-owner', { owner, actingBody: actingBody(act) });
  if (terms.title === '') return refuse('text-missing', { field: 'title' });
  if (basis.note === '' || (basis.directiveId === null && basis.symbol === null)) return refuse('basis-missing');
  const on = act.occurredOn;
  const bodies = bodyFault(register, owner, on) ?? bodyFault(register, consolidator, on) ?? bodyFault(register, recipient, on) ?? listFault(register, units, 'units', on);
  if (bodies !== null) return bodies;
  const collides = consolidator === recipient ? consolidator : units.find((unit) => unit === consolidator || unit === recipient);
  if (collides !== undefined) return refuse('reporting-parts-collide', { bodyId: collides });
  const first = reportPeriodNumber(rhythm, firstPeriod);
  if (first === null) return refuse('report-period-unknown', { period: firstPeriod });
  const last = lastPeriod === null ? null : reportPeriodNumber(rhythm, lastPeriod);
  if (lastPeriod !== null && last === null) return refuse('report-period-unknown', { period: lastPeriod });
  if (last !== null && last < first) return refuse('last-period-before-first', { firstPeriod, lastPeriod });
  const fault = scheduleFault(schedule, calendar, rhythm, first);
  return fault === null ? accept({ type: 'ReportingSetUp', data: terms }) : refuse(fault);
}

function change(command: Exclude<ReportingCommand, Of<'SetUpReporting'>>, state: ReportingState, act: Act): Outcome {
  const { terms, last } = state;
  if (state.status === 'none' || terms === null) return refuse('reporting-unknown');
  if (state.status === 'withdrawn') return refuse('reporting-withdrawn');
  if (actingBody(act) !== state.owner) return refuse('not-reporting-owner', { owner: state.owner, actingBody: actingBody(act) });
  const standing: Standing = { ...state, terms };
  // What was owed before the end may still be missing, so bodies hand it over, and a mistake is withdrawn.
  if (command.type === 'HandOverReporting') return decideHandOver(command, standing, act);
  if (command.type === 'WithdrawReporting') return blank(command.basis) ? refuse('basis-missing') : accept({ type: 'ReportingWithdrawn', data: { basis: trimmed(command.basis) } });
  if (state.status === 'ended') return refuse('reporting-ended', { lastPeriod: last === null ? null : reportPeriodOf(terms.calendar, terms.rhythm, last).key });
  switch (command.type) {
    case 'AddReportingUnit':
      return addUnit(command, standing, act);
    case 'WithdrawReportingUnit':
      return withdrawUnit(command, standing, act);
    case 'ChangeReportSchedule':
      return changeSchedule(command, standing, act);
    case 'EndReporting':
      return end(command, standing, act);
  }
}

function addUnit({ unit, fromPeriod, reason, register }: Of<'AddReportingUnit'>, state: Standing, act: Act): Outcome {
  const from = openPeriod(state, fromPeriod, act);
  if (typeof from !== 'number') return from;
  if (blank(reason)) return refuse('reason-missing');
  const fault = bodyFault(register, unit, act.occurredOn);
  if (fault !== null) return fault;
  if (unit === state.consolidator || unit === state.recipient) return refuse('reporting-parts-collide', { bodyId: unit });
  if (state.units.some((one) => one.unit === unit && (one.until === null || from < one.until))) return refuse('unit-already-reports', { unit });
  return accept({ type: 'ReportingUnitAdded', data: { unit, fromPeriod, reason: trimmed(reason) } });
}

function withdrawUnit({ unit, fromPeriod, basis }: Of<'WithdrawReportingUnit'>, state: Standing, act: Act): Outcome {
  const from = openPeriod(state, fromPeriod, act);
  if (typeof from !== 'number') return from;
  if (blank(basis)) return refuse('basis-missing');
  if (!state.units.some((one) => one.unit === unit && one.from <= from && (one.until === null || from < one.until))) return refuse('unit-does-not-report', { unit });
  return accept({ type: 'ReportingUnitWithdrawn', data: { unit, fromPeriod, basis: trimmed(basis) } });
}

function changeSchedule({ fromPeriod, schedule, basis }: Of<'ChangeReportSchedule'>, state: Standing, act: Act): Outcome {
  const from = openPeriod(state, fromPeriod, act);
  if (typeof from !== 'number') return from;
  if (blank(basis)) return refuse('basis-missing');
  const fault = scheduleFault(schedule, state.terms.calendar, state.terms.rhythm, from);
  return fault === null ? accept({ type: 'ReportScheduleChanged', data: { fromPeriod, schedule, basis: trimmed(basis) } }) : refuse(fault);
}

/** The period that runs, or a later one, may be the last; so may the one before it, whose report is still owed. */
function end({ lastPeriod, basis }: Of<'EndReporting'>, state: Standing, act: Act): Outcome {
  const last = owedPeriodNumber(state, lastPeriod);
  if (last === null) return refuse('report-period-unknown', { period: lastPeriod });
  const over = overFault(state, last + 1, act);
  if (over !== null) return over;
  return blank(basis) ? refuse('basis-missing') : accept({ type: 'ReportingEnded', data: { lastPeriod, basis: trimmed(basis) } });
}

/** The number of a period that is owed and not over yet: nobody's missing report is made to vanish. */
function openPeriod(state: Standing, key: string, act: Act): number | Refusal {
  const number = owedPeriodNumber(state, key);
  if (number === null) return refuse('report-period-unknown', { period: key });
  return overFault(state, number, act) ?? number;
}

function overFault({ terms }: Standing, number: number, act: Act): Refusal | null {
  const { key, to } = reportPeriodOf(terms.calendar, terms.rhythm, number);
  return dateAt(act.recordedAt) > to ? refuse('report-period-over', { period: key, to }) : null;
}

function composedTerms(terms: ReportingTerms): ReportingTerms {
  const { basis } = terms;
  return { ...terms, title: trimmed(terms.title), basis: { ...basis, symbol: trimmedOrNull(basis.symbol), itemCode: trimmedOrNull(basis.itemCode), note: trimmed(basis.note) } };
}
