import { field, maybe, type Deed } from '../deeds/deed.js';
import { REPORT_SCHEDULE } from '../deeds/deed-parts.js';

const AT = '/api/reporting/{id}';
const basis = field('basis', 'text');
const fromPeriod = field('fromPeriod', 'choice', { choices: 'known' });

/** How reports that return are asked for, changed and ended. */
export const OBLIGATION_DEEDS = {
  SetUpReporting: {
    name: 'SetUpReporting', address: '/api/reporting', reasons: { 'basis-missing': 'basis.symbol' },
    fields: [
      field('title', 'text', { label: 'reportTitle' }), field('units', 'bodies'), field('consolidator', 'body'), field('recipient', 'body'), field('calendar', 'choice', { choices: 'calendars' }), field('rhythm', 'choice', { choices: 'rhythms' }), field('firstPeriod', 'text', { hint: 'period' }),
      maybe('lastPeriod', 'text', { hint: 'period' }), ...REPORT_SCHEDULE, maybe('basis.directiveId', 'choice', { label: 'directive', choices: 'known', hint: 'basisDirective' }), maybe('basis.symbol', 'text', { label: 'basisSymbol' }), maybe('basis.itemCode', 'text'), field('basis.note', 'text', { label: 'basis' }),
    ],
  },
  AddReportingUnit: { name: 'AddReportingUnit', address: `${AT}/units`, fields: [field('unit', 'body'), fromPeriod, field('reason', 'long')] },
  WithdrawReportingUnit: { name: 'WithdrawReportingUnit', address: `${AT}/unit-withdrawals`, fields: [field('unit', 'body'), fromPeriod, basis] },
  ChangeReportSchedule: { name: 'ChangeReportSchedule', address: `${AT}/schedule`, fields: [fromPeriod, ...REPORT_SCHEDULE, basis] },
  HandOverReporting: { name: 'HandOverReporting', address: `${AT}/hand-over`, fields: [field('part', 'choice', { choices: 'reportingParts' }), field('from', 'body'), field('to', 'body'), fromPeriod, basis] },
  EndReporting: { name: 'EndReporting', address: `${AT}/end`, fields: [field('lastPeriod', 'choice', { choices: 'known' }), basis] },
  WithdrawReporting: { name: 'WithdrawReporting', address: `${AT}/withdrawal`, fields: [basis] },
} as const satisfies Readonly<Record<string, Deed>>; // prettier-ignore
