import { accept, dateAt, type Act, type BodyId, type Decision } from '../../kernel/index.js';
import { reportPeriodNumber } from '../calendar/report-period.js';
import { blank, bodyFault, refuse, trimmed } from '../refusal.js';
import type { ReportingCommand } from './commands.js';
import type { ReportingEvent, ReportingPart } from './events.js';
import type { ReportingRejection } from './rejections.js';
import type { ReportingState } from './state.js';

type HandOver = Extract<ReportingCommand, { type: 'HandOverReporting' }>;

/** A body's part goes to another one (R11), with what is still open of it. Nobody comes to take the report it made (R12). */
export function decideHandOver({ part, from, to, fromPeriod, basis, register }: HandOver, state: ReportingState, act: Act): Decision<ReportingEvent, ReportingRejection> {
  const number = handOverPeriod(state, fromPeriod);
  if (number === null) return refuse('report-period-unknown', { period: fromPeriod });
  if (blank(basis)) return refuse('basis-missing');
  if (!holdsPart(state, part, from) || from === to) return refuse('reporting-part-not-held', { part, bodyId: from });
  const fault = bodyFault(register, to, dateAt(act.recordedAt));
  if (fault !== null) return fault;
  if (collides(state, part, to)) return refuse('reporting-parts-collide', { bodyId: to });
  return accept({ type: 'ReportingHandedOver', data: { part, from, to, fromPeriod, basis: trimmed(basis) } });
}

/** Does the body have that part now? A unit that reports no more still has what is missing of its time. */
export function holdsPart(state: ReportingState, part: ReportingPart, body: BodyId): boolean {
  return part === 'unit' ? state.units.some(({ unit, handedTo }) => unit === body && handedTo === null) : state[part] === body;
}

/** Would the body take the report that it makes? */
export const collides = ({ consolidator, recipient }: ReportingState, part: ReportingPart, body: BodyId): boolean =>
  (part === 'consolidator' && body === recipient) || (part === 'recipient' && body === consolidator);

/** The period after the last one counts too: then only what is missing of earlier ones goes over. */
function handOverPeriod({ terms, first, last }: ReportingState, key: string): number | null {
  const number = terms === null ? null : reportPeriodNumber(terms.rhythm, key);
  return number === null || number < first || (last !== null && number > last + 1) ? null : number;
}
