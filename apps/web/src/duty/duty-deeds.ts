import { field, maybe, type Deed } from '../deeds/deed.js';
import { deadlineRows } from '../deeds/deed-parts.js';
import type { Act, AskableAct } from './act-fields.js';

const AT = '/api/assignments/{id}';
const reason = field('reason', 'long');
const basis = field('basis', 'text');
const note = maybe('note', 'long');
const point = field('code', 'choice', { label: 'point', choices: 'known' });

/** Acts on a duty that are rarer than those that the browser keeps on a bad line: points, coordination, periods, and what the issuer changes. */
export const DUTY_DEEDS = {
  RequestCoordination: { name: 'RequestCoordination', address: `${AT}/coordination-requests`, fields: [field('coordinator', 'body'), field('request', 'long'), maybe('answerDue', 'day', { hint: 'answerDue' })] },
  TakeBackCoordinationRequest: { name: 'TakeBackCoordinationRequest', address: `${AT}/coordination-requests-taken-back`, fields: [field('coordinator', 'body'), reason] },
  AnswerCoordination: { name: 'AnswerCoordination', address: `${AT}/coordination-answers`, fields: [field('answer', 'choice', { choices: 'coordinationAnswers' }), note], carriesFiles: true },
  AddPoint: { name: 'AddPoint', address: `${AT}/points`, fields: [field('code', 'text', { hint: 'pointCode' }), field('text', 'long', { label: 'pointText' })] },
  ReportPoint: { name: 'ReportPoint', address: `${AT}/point-reports`, fields: [point, field('status', 'choice', { choices: 'pointStatuses' }), field('note', 'long', { label: 'pointNote' })], carriesFiles: true },
  ConfirmPoint: { name: 'ConfirmPoint', address: `${AT}/point-confirmations`, fields: [point, field('done', 'yes-no'), field('note', 'long', { label: 'seenBy' })] },
  WithdrawPoint: { name: 'WithdrawPoint', address: `${AT}/point-withdrawals`, fields: [point, basis] },
  FilePeriodResult: { name: 'FilePeriodResult', address: `${AT}/period-results`, fields: [field('period', 'choice', { choices: 'known' }), field('note', 'long', { label: 'periodNote' }), maybe('nil', 'box')], carriesFiles: true },
  SetRecurrence: {
    name: 'SetRecurrence', address: `${AT}/recurrence`,
    fields: [
      field('calendar', 'choice', { choices: 'calendars' }), maybe('rhythms', 'boxes', { choices: 'rhythms', hint: 'rhythms' }), maybe('due.by', 'choice', { label: 'dueBy', choices: 'unitDue', hint: 'noDue' }),
      field('due.monthOffset', 'number', { hint: 'monthOffset', when: ['due.by', 'day-of-month'] }), field('due.day', 'number', { label: 'dayOfMonth', when: ['due.by', 'day-of-month'] }), basis,
    ],
  }, // prettier-ignore
  ReviewStandingDuty: { name: 'ReviewStandingDuty', address: `${AT}/standing-reviews`, fields: [field('findings', 'long', { label: 'reviewed' })] },
  RecordExternalResult: { name: 'RecordExternalResult', address: `${AT}/external-result`, fields: [maybe('outputs', 'lines'), field('note', 'long', { label: 'knownFrom' })], carriesFiles: true },
  ChangeDeadline: { name: 'ChangeDeadline', address: `${AT}/deadline`, fields: [deadlineRows('deadlines'), basis] },
  TransferAssignment: { name: 'TransferAssignment', address: `${AT}/transfer`, fields: [field('to', 'body', { label: 'newLead' }), basis] },
  SuspendAssignment: { name: 'SuspendAssignment', address: `${AT}/suspension`, fields: [basis] },
  ResumeAssignment: { name: 'ResumeAssignment', address: `${AT}/resumption`, fields: [basis] },
  WithdrawAssignment: { name: 'WithdrawAssignment', address: `${AT}/withdrawal`, fields: [basis] },
  WaiveLateness: { name: 'WaiveLateness', address: `${AT}/lateness-waiver`, fields: [reason] },
  StarDuty: { name: 'StarDuty', address: `${AT}/star`, fields: [field('starred', 'yes-no'), reason] },
  CorrectAct: { name: 'CorrectAct', address: `${AT}/corrections`, fields: [field('act', 'choice', { label: 'correctedAct', choices: 'correctable' }), field('revision', 'number', { label: 'correctedStep', choices: 'known' }), reason] },
} as const satisfies Readonly<Record<Exclude<AskableAct, Act>, Deed>>;

/** What a body does with its own duty, nobody else's affair (ADR 0079). */
export const HANDLING_DEEDS = {
  PassDuty: { name: 'PassDuty', inside: true, address: `${AT}/handler`, fields: [field('person', 'choice', { label: 'handler', choices: 'known', hint: 'handler' })] },
} as const satisfies Readonly<Record<string, Deed>>;
