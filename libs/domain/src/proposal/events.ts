import type { AssignmentId, BodyId } from '../kernel/index.js';
import type { AssignmentCommand } from '../assignment/index.js';

/** What leaves a body on a duty in which it has a part, and so may be proposed by its desk and approved by its head: whatever people do there. */
export const PROPOSABLE_ACTS = [
  'AcknowledgeAssignment', 'ReportProgress', 'SubmitResult', 'FilePeriodResult', 'RequestExtension', 'ReturnToIssuer',
  'HandDownPart', 'RequestCoordination', 'TakeBackCoordinationRequest', 'AnswerCoordination', 'AddPoint', 'ReportPoint', 'WithdrawPoint', 'ConfirmPoint', 'StarDuty', 'CorrectAct',
  'AcceptResult', 'ReturnResult', 'WaiveLateness', 'CloseAssignment', 'RefuseReturnToIssuer', 'GrantExtension', 'RefuseExtension', 'ChangeDeadline', 'TransferAssignment',
  'SuspendAssignment', 'ResumeAssignment', 'WithdrawAssignment', 'RecordCondition', 'ReviewStandingDuty', 'SetRecurrence', 'RecordExternalResult',
] as const satisfies readonly AssignmentCommand['type'][]; // prettier-ignore
export type ProposableAct = (typeof PROPOSABLE_ACTS)[number];

/** An act on a duty, drafted for whoever approves it. */
export interface ProposedAct {
  readonly proposalId: string;
  readonly assignmentId: AssignmentId;
  /** The body in whose name it is to be done. */
  readonly body: BodyId;
  readonly act: ProposableAct;
  /** What would be sent, as JSON, to the letter. */
  readonly content: string;
}

/** Stream `proposal-<id>`: one draft, as it was revised, and what became of it. */
export type ProposalEvent =
  | { readonly type: 'ActProposed'; readonly data: ProposedAct }
  /** The draft of before is superseded. */
  | { readonly type: 'ProposalRevised'; readonly data: { readonly content: string; readonly reason: string } }
  | { readonly type: 'ProposalRefused'; readonly data: { readonly reason: string } }
  /** `revision`: of the duty's stream once the act was recorded. */
  | { readonly type: 'ProposalApproved'; readonly data: { readonly revision: number } };
