import { hangsOnOneEvent, POLICY_V1, WORKING_CALENDAR_V2 } from '../deadline/index.js';
import { bodyId, dateAt, DAY_MS, startOfDay, type Act, assignmentId, type LocalDate } from '../kernel/index.js';
import type { AssignmentCommand } from './commands.js';
import { decide } from './decide.js';
import type { Refusal } from './rejections.js';
import type { AssignmentState } from './state.js';

/** Acts of people that a duty may be asked about before anything is typed. */
export const ASKABLE_ACTS = [
  'AcknowledgeAssignment', 'ReportProgress', 'SubmitResult', 'RequestExtension', 'HandDownPart', 'ReturnToIssuer',
  'AcceptResult', 'ReturnResult', 'GrantExtension', 'RefuseExtension', 'RefuseReturnToIssuer', 'CloseAssignment', 'RecordCondition',
] as const satisfies readonly AssignmentCommand['type'][]; // prettier-ignore
export type AskableAct = (typeof ASKABLE_ACTS)[number];

const SAID = 'x';
/** No body and no duty of this name can be in a register or in a log: no rule is met by chance. */
const NOBODY = bodyId('-');
const NOTHING = assignmentId('-');

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
    case 'RecordCondition': {
      // Any of the deadlines that wait will do, and any rules: whether a day may be told does not hang on them.
      const place = state.deadlines.findIndex(hangsOnOneEvent);
      return { type, place: place === -1 ? null : place, event: SAID, on: dateAt(act.recordedAt), basis: SAID, policy: POLICY_V1, calendar: WORKING_CALENDAR_V2 };
    }
  }
}

/** A day that is later than any that a new due day must be later than. */
function dayAfterAll({ currentDue }: AssignmentState, { recordedAt }: Act): LocalDate {
  const today = dateAt(recordedAt);
  const latest = currentDue !== null && currentDue > today ? currentDue : today;
  return dateAt(startOfDay(latest) + DAY_MS);
}
