import { hangsOnOneEvent, POLICY_V1, WORKING_CALENDAR_V2 } from '../deadline/index.js';
import { bodyId, dateAt, DAY_MS, startOfDay, type Act, assignmentId, type BodyId, type LocalDate } from '../kernel/index.js';
import type { AssignmentCommand } from './commands.js';
import { isAwaited } from './coordination.js';
import { decide } from './decide.js';
import { CORRECTABLE_ACTS, type CorrectableAct } from './events.js';
import type { Point } from './points.js';
import { isFiled, periodsUntil } from './recurrence.js';
import type { Refusal } from './rejections.js';
import type { AssignmentState } from './state.js';

/** Acts of people that a duty may be asked about before anything is typed. */
export const ASKABLE_ACTS = [
  'AcknowledgeAssignment', 'ReportProgress', 'SubmitResult', 'RequestExtension', 'HandDownPart', 'ReturnToIssuer',
  'AcceptResult', 'ReturnResult', 'GrantExtension', 'RefuseExtension', 'RefuseReturnToIssuer', 'CloseAssignment', 'RecordCondition',
  'RequestCoordination', 'TakeBackCoordinationRequest', 'AnswerCoordination', 'AddPoint', 'ReportPoint', 'ConfirmPoint', 'WithdrawPoint', 'FilePeriodResult', 'SetRecurrence', 'ReviewStandingDuty', 'RecordExternalResult',
  'ChangeDeadline', 'TransferAssignment', 'SuspendAssignment', 'ResumeAssignment', 'WithdrawAssignment', 'WaiveLateness', 'StarDuty', 'CorrectAct',
] as const satisfies readonly AssignmentCommand['type'][]; // prettier-ignore
export type AskableAct = (typeof ASKABLE_ACTS)[number];

const SAID = 'x';
/** No body and no duty of this name can be in a register or in a log: no rule is met by chance. */
const NOBODY = bodyId('-');
const NOBODY_ELSE = bodyId('--');
const NOTHING = assignmentId('-');
const A_CENTURY_MS = 36_525 * DAY_MS;

/**
 * Whether the duty as it stands lets the act pass, given that all it has to say is said well: the reason why not, or null.
 * It is decided by the rules themselves, on a sample of the act; nothing is recorded. Who may act is another question
 * (`can`), and `act` names the body that is asked for.
 */
export const refusalOfAct = (type: AskableAct, state: AssignmentState, act: Act): Refusal => {
  const decision = decide(sampleOf(type, state, act), state, act);
  return decision.ok ? null : decision.rejection;
};

function sampleOf(type: AskableAct, state: AssignmentState, act: Act): AssignmentCommand {
  switch (type) {
    case 'AcknowledgeAssignment':
      return { type, receiptNumber: null, note: null };
    case 'ReportProgress':
      return { type, percent: null, note: SAID, obstacles: null };
    case 'SubmitResult':
      return { type, outputs: [SAID], note: null };
    case 'RequestExtension':
      return { type, proposedDue: dayAfterAll(state, act), reason: SAID, progressSoFar: SAID, afterDue: true };
    case 'HandDownPart':
      return { type, part: { partId: NOTHING, body: NOBODY, bodyStands: 'active', mode: 'do', summary: SAID, expectedOutputs: [], deadlines: [], partsCompletion: { by: 'lead-report' } } };
    case 'ReturnToIssuer':
      return { type, reason: 'other', explanation: SAID };
    case 'AcceptResult':
    case 'CloseAssignment':
      return { type, note: null };
    case 'ReturnResult':
      return { type, reasons: SAID };
    case 'GrantExtension':
      return { type, newDue: dayAfterAll(state, act), note: null, maxExtensions: 0, beyondCap: true };
    case 'RefuseExtension':
      return { type, reason: SAID };
    case 'RefuseReturnToIssuer':
      return { type, explanation: SAID };
    case 'RequestCoordination':
      return { type, coordinator: NOBODY, request: SAID, answerDue: null };
    case 'TakeBackCoordinationRequest':
      return { type, coordinator: awaitedOf(state), reason: SAID };
    case 'AnswerCoordination':
      return { type, answer: 'opinion-sent', note: null };
    case 'AddPoint':
      return { type, code: '-', text: SAID };
    case 'WithdrawPoint':
      return { type, code: codeOf(state, ({ withdrawn }) => !withdrawn), basis: SAID };
    case 'ReportPoint':
      return { type, code: codeOf(state, ({ withdrawn }) => !withdrawn), status: 'done', note: SAID };
    case 'ConfirmPoint':
      return { type, code: codeOf(state, ({ withdrawn, declared }) => !withdrawn && declared?.status === 'done'), done: true, note: SAID };
    case 'StarDuty':
      return { type, starred: state.starred !== true, reason: SAID };
    case 'FilePeriodResult':
      return { type, period: openPeriodOf(state, act), note: SAID, nil: false };
    case 'SetRecurrence':
      return { type, calendar: 'thang-duong-lich', rhythms: ['monthly'], due: null, basis: SAID };
    case 'ReviewStandingDuty':
      return { type, findings: SAID, reviewEveryMonths: 1 };
    case 'RecordExternalResult':
      return { type, outputs: [], note: SAID };
    case 'ChangeDeadline':
      return { type, deadlines: [], basis: SAID };
    case 'TransferAssignment':
      return { type, to: NOBODY, bodyStands: 'active', confirmingBody: NOBODY_ELSE, acknowledgementDue: dateAt(act.recordedAt), basis: SAID };
    case 'SuspendAssignment':
    case 'ResumeAssignment':
    case 'WithdrawAssignment':
      return { type, basis: SAID };
    case 'WaiveLateness':
      return { type, reason: SAID };
    case 'CorrectAct':
      return { type, ...correctableIn(state, act), reason: SAID };
    case 'RecordCondition': {
      // Any of the deadlines that wait will do, and any rules: whether a day may be told does not hang on them. What has to have happened, today; what may be to come, so late that no phrase, however long before it, leads to a day before the duty was given.
      const place = state.deadlines.findIndex(hangsOnOneEvent);
      const on = dateAt(act.recordedAt + (state.deadlines[place]?.kind === 'relative' ? A_CENTURY_MS : 0));
      return { type, place: place === -1 ? null : place, event: SAID, on, basis: SAID, policy: POLICY_V1, calendar: WORKING_CALENDAR_V2 };
    }
  }
}

/** A day that is later than any that a new due day must be later than. */
function dayAfterAll({ currentDue }: AssignmentState, { recordedAt }: Act): LocalDate {
  const today = dateAt(recordedAt);
  const latest = currentDue !== null && currentDue > today ? currentDue : today;
  return dateAt(startOfDay(latest) + DAY_MS);
}

/** A coordinator that has not said what it thinks; any other that was asked, and else nobody. */
const awaitedOf = ({ coordination }: AssignmentState): BodyId => [...coordination].toSorted(([, a], [, b]) => Number(isAwaited(b)) - Number(isAwaited(a)))[0]?.[0] ?? NOBODY;

/** A point that the act could be about; one that it could not, and else none. */
const codeOf = ({ points }: AssignmentState, suits: (point: Point) => boolean): string => (points.find(suits) ?? points.at(-1))?.code ?? '-';

/** A period that has begun and was not filed; the last one, and else none. */
function openPeriodOf({ recurrence, filed }: AssignmentState, { recordedAt }: Act): string {
  const periods = recurrence === null ? [] : periodsUntil(recurrence, dateAt(recordedAt));
  return (periods.find(({ rhythm, number }) => !isFiled(filed, rhythm, number)) ?? periods.at(-1))?.key ?? '-';
}

/** An act of the asker's that can be taken back now; else one that stands in the way of none. */
function correctableIn(state: AssignmentState, act: Act): { readonly act: CorrectableAct; readonly revision: number } {
  const standing = CORRECTABLE_ACTS.flatMap((correctable) => (state.undo[correctable] === undefined ? [] : [{ act: correctable, revision: state.undo[correctable].revision }]));
  return standing.find((one) => decide({ type: 'CorrectAct', ...one, reason: SAID }, state, act).ok) ?? standing.at(-1) ?? { act: 'progress', revision: 0 };
}
