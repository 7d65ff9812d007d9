import { field, maybe, type Deed } from '../deeds/deed.js';

const AT = '/api/urgings/{id}';
const reason = field('reason', 'long');
const addressee = maybe('addressee', 'choice', { choices: 'known', hint: 'addressee' });

/** What is done with a paper that urges: by whom it went to, and by whose it is. */
export const URGING_DEEDS = {
  AnswerUrging: {
    name: 'AnswerUrging', address: `${AT}/answers`, carriesFiles: true,
    fields: [field('text', 'long', { label: 'answerText' }), { name: 'promises', kind: 'rows', required: false, hint: 'promises', rows: [field('assignmentId', 'choice', { choices: 'known' }), field('day', 'day')] }, addressee],
  },
  TakeBackUrgingAnswer: { name: 'TakeBackUrgingAnswer', address: `${AT}/answers-taken-back`, fields: [reason, maybe('answer', 'number', { label: 'answerNumber', hint: 'answerNumber' }), addressee] },
  GiveExplanation: { name: 'GiveExplanation', address: `${AT}/explanations`, carriesFiles: true, fields: [field('text', 'long', { label: 'explanation' }), addressee] },
  TakeBackExplanation: { name: 'TakeBackExplanation', address: `${AT}/explanations-taken-back`, fields: [reason, addressee] },
  AcceptExplanation: { name: 'AcceptExplanation', address: `${AT}/explanations/{body}/acceptance`, fields: [maybe('note', 'long')] },
  AskExplanationAgain: { name: 'AskExplanationAgain', address: `${AT}/explanations/{body}/return`, fields: [reason, field('due', 'day', { label: 'answerDue' })] },
  TakeBackExplanationAcceptance: { name: 'TakeBackExplanationAcceptance', address: `${AT}/explanations/{body}/acceptance-taken-back`, fields: [reason] },
  RecordUrgingDelivery: { name: 'RecordUrgingDelivery', inside: true, address: `${AT}/deliveries/{body}`, fields: [field('body', 'choice', { label: 'receiver', choices: 'known' }), field('channel', 'text')] },
  CloseUrging: { name: 'CloseUrging', address: `${AT}/closure`, fields: [maybe('note', 'long', { hint: 'closingNote' })] },
  WithdrawUrging: { name: 'WithdrawUrging', address: `${AT}/withdrawal`, fields: [field('basis', 'text')] },
  TakeBackUrgingEnd: { name: 'TakeBackUrgingEnd', address: `${AT}/reopening`, fields: [reason] },
} as const satisfies Readonly<Record<string, Deed>>; // prettier-ignore
