import { field, maybe, type Deed } from '../deeds/deed.js';
import { deadlineRows } from '../deeds/deed-parts.js';

const AT = '/api/directives/{id}';
const basis = field('basis', 'text');
const ofTask = ['kind', 'deadline-changed', 'points-changed', 'task-withdrawn'] as const;
const arrival = [field('arrivalNumber.raw', 'text', { label: 'arrivalNumber' }), maybe('arrivalNumber.readable', 'text', { hint: 'readable' }), field('arrivalDate', 'day'), maybe('passedTo', 'text')];

/** What is done with a directive after it was issued, and with its arrival at a body. */
export const DIRECTIVE_DEEDS = {
  AmendDirective: {
    name: 'AmendDirective', address: `${AT}/amendments`,
    fields: [
      field('amendmentSymbol', 'text'), maybe('urgency', 'choice', { choices: 'urgencies' }), basis, field('effectiveOn', 'day'),
      {
        name: 'changes', kind: 'rows',
        rows: [
          field('kind', 'choice', { label: 'changeKind', choices: 'amendmentChanges' }), field('taskCode', 'choice', { choices: 'known', when: ofTask }), { ...deadlineRows('deadlines'), when: ['kind', 'deadline-changed'] },
          { name: 'added', kind: 'rows', required: false, when: ['kind', 'points-changed'], rows: [field('code', 'text', { hint: 'pointCode' }), field('text', 'long', { label: 'pointText' })] }, maybe('withdrawn', 'lines', { label: 'withdrawnPoints', when: ['kind', 'points-changed'] }),
        ],
      },
    ],
  },
  AssignTaskToBody: { name: 'AssignTaskToBody', address: `${AT}/tasks/{code}/assignments`, fields: [field('code', 'choice', { label: 'taskCode', choices: 'known' }), field('leadBody', 'body', { label: 'newLead' }), maybe('mode', 'choice', { choices: 'modes' }), field('reason', 'long')] },
  ConcludeDirective: { name: 'ConcludeDirective', address: `${AT}/conclusion`, fields: [basis] },
  TakeBackDirectiveConclusion: { name: 'TakeBackDirectiveConclusion', address: `${AT}/conclusion-taken-back`, fields: [field('reason', 'long')] },
  WithdrawDirective: { name: 'WithdrawDirective', inside: true, address: `${AT}/withdrawal`, fields: [basis] },
  ConfirmDelivery: { name: 'ConfirmDelivery', inside: true, address: `${AT}/receipts/{body}/delivery`, fields: [field('body', 'choice', { label: 'receiver', choices: 'known' })] },
  RegisterArrival: { name: 'RegisterArrival', inside: true, address: `${AT}/receipts/{body}/arrival`, fields: arrival },
  CorrectArrival: { name: 'CorrectArrival', inside: true, address: `${AT}/receipts/{body}/arrival-correction`, fields: [...arrival, field('reason', 'long')] },
} as const satisfies Readonly<Record<string, Deed>>; // prettier-ignore
