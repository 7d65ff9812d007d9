import { accept, type Act, type Decision } from '../../kernel/index.js';
import { blank, bodyFault, refuse, trimmed } from '../refusal.js';
import type { ReportingCommand } from './commands.js';
import type { ReportingEvent } from './events.js';
import type { ReportingRejection } from './rejections.js';
import { owedPeriodNumber, type ReportingState } from './state.js';

type HandOver = Extract<ReportingCommand, { type: 'HandOverReporting' }>;

/** A body's part goes to another one (R11), with what is still open of it. Nobody comes to take its own reports (R12). */
export function decideHandOver({ part, from, to, fromPeriod, basis, register }: HandOver, state: ReportingState, act: Act): Decision<ReportingEvent, ReportingRejection> {
  const number = owedPeriodNumber(state, fromPeriod);
  if (number === null) return refuse('report-period-unknown', { period: fromPeriod });
  if (blank(basis)) return refuse('basis-missing');
  const holds = part === 'unit' ? state.units.some((one) => one.unit === from && one.from <= number && (one.until === null || number < one.until)) : state[part] === from;
  if (!holds || from === to) return refuse('reporting-part-not-held', { part, bodyId: from });
  const fault = bodyFault(register, to, act.occurredOn);
  if (fault !== null) return fault;
  const others = { unit: [state.consolidator, state.recipient], consolidator: [state.recipient, ...openUnits(state)], recipient: [state.consolidator, ...openUnits(state)] }[part];
  if (others.includes(to)) return refuse('reporting-parts-collide', { bodyId: to });
  return accept({ type: 'ReportingHandedOver', data: { part, from, to, fromPeriod, basis: trimmed(basis) } });
}

const openUnits = ({ units }: ReportingState): readonly ReportingState['consolidator'][] => units.filter(({ until }) => until === null).map(({ unit }) => unit);
