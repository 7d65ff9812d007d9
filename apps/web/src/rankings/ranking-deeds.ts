import { field, maybe, type Deed } from '../deeds/deed.js';

const AT = '/api/rankings/{office}/{period}';
const reason = field('reason', 'long');
const line = field('body', 'choice', { label: 'rankedBody', choices: 'known' });

/** What becomes of the list of an office for a period: published, contested line by line, answered to. Heads do all of it: none of it is drafted. */
export const RANKING_DEEDS = {
  PublishRanking: { name: 'PublishRanking', inside: true, paper: 'TB', address: `${AT}/publication`, reasons: { 'ranking-period-not-over': 'judgedAsOf' }, fields: [field('basis', 'text'), maybe('against', 'choice', { choices: 'dueReadings' }), maybe('judgedAsOf', 'day', { hint: 'judgedAsOf' })] },
  ContestRankingLine: { name: 'ContestRankingLine', inside: true, address: `${AT}/contests`, fields: [line, reason, maybe('duties', 'boxes', { choices: 'known', hint: 'wholeLine' })] },
  UpholdRankingLine: { name: 'UpholdRankingLine', inside: true, address: `${AT}/upholdings`, fields: [line, reason] },
  CorrectRanking: {
    name: 'CorrectRanking', inside: true, paper: 'TB', address: `${AT}/corrections`, reasons: { 'correction-empty': 'adjustments', 'adjustment-unfit': 'adjustments' },
    fields: [line, reason, { name: 'adjustments', kind: 'rows', rows: [field('assignmentId', 'choice', { choices: 'known' }), field('to', 'choice', { label: 'countsAs', choices: 'rankedBoxes' }), reason] }],
  },
  WithdrawRanking: { name: 'WithdrawRanking', inside: true, address: `${AT}/withdrawal`, fields: [reason] },
} as const satisfies Readonly<Record<string, Deed>>; // prettier-ignore
