import { field, maybe, type Deed, type DeedField } from '../deeds/deed.js';

const AT = '/api/indicators/{id}';
const basis = field('basis', 'text');
const content: readonly DeedField[] = [
  field('content.code', 'text', { label: 'indicatorCode' }), field('content.name', 'text', { label: 'indicatorName' }), field('content.measure', 'choice', { choices: 'measures' }), maybe('content.unit', 'text', { label: 'measuredIn', hint: 'noUnit' }), maybe('content.denominator', 'text'),
  maybe('content.scope', 'text'), maybe('content.reporters', 'bodies', { hint: 'reporters' }),
  {
    name: 'content.milestones', kind: 'rows',
    rows: [
      field('code', 'text', { label: 'milestoneCode' }), field('when.kind', 'choice', { label: 'milestoneTime', choices: 'milestoneTimes' }), field('when.year', 'number', { when: ['when.kind', 'year'] }), field('when.day', 'day', { when: ['when.kind', 'day'] }),
      maybe('written', 'text', { hint: 'written' }), field('target.kind', 'choice', { label: 'target', choices: 'targets' }), field('target.operator', 'choice', { choices: 'operators', when: ['target.kind', 'number'] }), field('target.value', 'decimal-text', { when: ['target.kind', 'number'] }),
      maybe('target.tolerance', 'decimal-text', { when: ['target.operator', '≈'] }), field('target.words', 'text', { when: ['target.kind', 'words'] }),
    ],
  },
]; // prettier-ignore
const duty: readonly DeedField[] = [
  field('duty.kind', 'choice', { label: 'linkedTo', choices: 'linkedDuties' }), field('duty.taskCode', 'choice', { choices: 'known', when: ['duty.kind', 'task'] }), field('duty.assignmentId', 'choice', { choices: 'known', when: ['duty.kind', 'assignment'] }),
]; // prettier-ignore

/** How what is to be reached is defined, changed, and tied to duties. */
export const INDICATOR_DEEDS = {
  DefineIndicator: { name: 'DefineIndicator', address: '/api/directives/{id}/indicators', fields: content },
  AmendIndicator: { name: 'AmendIndicator', address: `${AT}/amendment`, fields: [...content, basis] },
  WithdrawIndicator: { name: 'WithdrawIndicator', address: `${AT}/withdrawal`, fields: [basis] },
  LinkIndicator: { name: 'LinkIndicator', address: `${AT}/links`, fields: duty },
  UnlinkIndicator: { name: 'UnlinkIndicator', address: `${AT}/unlinking`, fields: [...duty, field('reason', 'long')] },
} as const satisfies Readonly<Record<string, Deed>>;
