import { field, maybe, type Deed } from '../deeds/deed.js';

/** What is done with the register beside its entries: duties of a body that go to others, and groups. */
export const BODY_DEEDS = {
  OrderHandOver: {
    name: 'OrderHandOver', inside: true, address: '/api/bodies/{id}/hand-over',
    fields: [field('keeper', 'body', { label: 'dutiesTo' }), { name: 'allotment', kind: 'rows', required: false, hint: 'allotment', rows: [field('assignmentId', 'choice', { choices: 'known' }), field('body', 'body', { label: 'dutyTo' })] }, field('basis', 'text')],
  },
  DefineGroup: {
    name: 'DefineGroup', inside: true, address: '/api/groups',
    fields: [
      field('groupId', 'text', { hint: 'groupId' }), field('name', 'text', { label: 'groupName' }), field('rule.by', 'choice', { label: 'groupBy', choices: 'groupRules' }), field('rule.members', 'bodies', { when: ['rule.by', 'members'] }), field('rule.kinds', 'boxes', { choices: 'bodyKinds', when: ['rule.by', 'kind'] }),
      maybe('rule.level', 'choice', { choices: 'bodyLevels', when: ['rule.by', 'kind'] }), maybe('rule.parentId', 'body', { label: 'under', when: ['rule.by', 'kind'] }), maybe('rule.except', 'bodies', { when: ['rule.by', 'kind'] }), field('from', 'day', { label: 'validFrom' }), maybe('open', 'box', { label: 'openGroup' }),
    ],
  },
} as const satisfies Readonly<Record<string, Deed>>; // prettier-ignore
