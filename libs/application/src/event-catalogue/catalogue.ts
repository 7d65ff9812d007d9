import { ACCESS_EVENTS } from './access-log/access-events.js';
import { ACCOUNT_EVENTS } from './account-acts/account-events.js';
import { taskAssigned } from './assignment/task-assigned.js';
import { assignmentAcknowledged } from './assignment/assignment-acknowledged.js';
import { assignmentReturnedToIssuer } from './assignment/assignment-returned-to-issuer.js';
import { returnToIssuerRefused } from './assignment/return-to-issuer-refused.js';
import { progressReported } from './assignment/progress-reported.js';
import { resultSubmitted } from './assignment/result-submitted.js';
import { resultReturned } from './assignment/result-returned.js';
import { resultAccepted } from './assignment/result-accepted.js';
import { latenessWaived } from './assignment/lateness-waived.js';
import { assignmentClosed } from './assignment/assignment-closed.js';
import { externalResultRecorded } from './assignment/external-result-recorded.js';
import { extensionRequested } from './assignment/extension-requested.js';
import { extensionGranted } from './assignment/extension-granted.js';
import { extensionRefused } from './assignment/extension-refused.js';
import { deadlineChanged } from './assignment/deadline-changed.js';
import { assignmentHandedOver } from './assignment/assignment-handed-over.js';
import { assignmentTransferred } from './assignment/assignment-transferred.js';
import { assignmentSuspended } from './assignment/assignment-suspended.js';
import { assignmentResumed } from './assignment/assignment-resumed.js';
import { assignmentWithdrawn } from './assignment/assignment-withdrawn.js';
import { partHandedDown } from './assignment/part-handed-down.js';
import { partOutcomeRecorded } from './assignment/part-outcome-recorded.js';
import { completedByParts } from './assignment/completed-by-parts.js';
import { coordinationRequestTakenBack } from './assignment/coordination-request-taken-back.js';
import { coordinationRequested } from './assignment/coordination-requested.js';
import { coordinationAnswered } from './assignment/coordination-answered.js';
import { actCorrected } from './assignment/act-corrected.js';
import { filesAttached } from './assignment/files-attached.js';
import { rungFired } from './assignment/rung-fired.js';
import { powerDelegated } from './delegation/power-delegated.js';
import { delegationRevoked } from './delegation/delegation-revoked.js';
import { directiveDrafted } from './directive/directive-drafted.js';
import { directiveDraftRevised } from './directive/directive-draft-revised.js';
import { directiveStubEntered } from './directive/directive-stub-entered.js';
import { directiveIssued } from './directive/directive-issued.js';
import { directiveAmended } from './directive/directive-amended.js';
import { directiveConcluded } from './directive/directive-concluded.js';
import { directiveConclusionTakenBack } from './directive/directive-conclusion-taken-back.js';
import { directiveWithdrawn } from './directive/directive-withdrawn.js';
import { directiveNumberClaimed } from './directive-number/directive-number-claimed.js';
import { directiveNumberReleased } from './directive-number/directive-number-released.js';
import { LOG_KEY_EVENTS } from './log-key/log-keys.js';
import { noticesSeen } from './notification/notices-seen.js';
import { directiveSent } from './receipt/directive-sent.js';
import { directiveDelivered } from './receipt/directive-delivered.js';
import { arrivalRegistered } from './receipt/arrival-registered.js';
import { arrivalCorrected } from './receipt/arrival-corrected.js';
import { bodiesRegistered } from './organisation/bodies-registered.js';
import { bodyRenamed } from './organisation/body-renamed.js';
import { bodyMoved } from './organisation/body-moved.js';
import { bodyEnded } from './organisation/body-ended.js';
import { bodiesSucceeded } from './organisation/bodies-succeeded.js';
import { handOverFellDue } from './organisation/hand-over-fell-due.js';
import { handOverOrdered } from './organisation/hand-over-ordered.js';
import { groupDefined } from './organisation/group-defined.js';
import { policyPublished } from './supervision-rules/policy-published.js';
import { workingCalendarPublished } from './supervision-rules/working-calendar-published.js';
import { TRACKING_EVENTS } from './assignment/tracking.js';
import { INSPECTION_EVENTS } from './inspection/index.js';
import { OVERSIGHT_EVENTS } from './oversight/index.js';
import { PEOPLE_EVENTS } from './people/people-events.js';
import { HANDLING_EVENTS } from './handling/handling-events.js';
import { PROPOSAL_EVENTS } from './proposal/proposal-events.js';
import { RANKING_EVENTS } from './ranking/index.js';
import { REPORTING_EVENTS } from './reporting/index.js';
import { URGING_EVENTS } from './urging/index.js';
import { INDICATOR_EVENTS } from './indicator/index.js';
import type { DomainEventType } from './recorded-event.js';
import type { StoredEvent } from './stored-event.js';

/** Every event there is. A new event of the domain without an entry here does not compile. */
export const EVENT_CATALOGUE: { readonly [T in DomainEventType]: StoredEvent<T> } = {
  TaskAssigned: taskAssigned,
  AssignmentAcknowledged: assignmentAcknowledged,
  AssignmentReturnedToIssuer: assignmentReturnedToIssuer,
  ReturnToIssuerRefused: returnToIssuerRefused,
  ProgressReported: progressReported,
  ResultSubmitted: resultSubmitted,
  ResultReturned: resultReturned,
  ResultAccepted: resultAccepted,
  LatenessWaived: latenessWaived,
  AssignmentClosed: assignmentClosed,
  ExternalResultRecorded: externalResultRecorded,
  ExtensionRequested: extensionRequested,
  ExtensionGranted: extensionGranted,
  ExtensionRefused: extensionRefused,
  DeadlineChanged: deadlineChanged,
  AssignmentTransferred: assignmentTransferred,
  AssignmentHandedOver: assignmentHandedOver,
  AssignmentSuspended: assignmentSuspended,
  AssignmentResumed: assignmentResumed,
  AssignmentWithdrawn: assignmentWithdrawn,
  PartHandedDown: partHandedDown,
  PartOutcomeRecorded: partOutcomeRecorded,
  CompletedByParts: completedByParts,
  CoordinationRequested: coordinationRequested,
  CoordinationRequestTakenBack: coordinationRequestTakenBack,
  CoordinationAnswered: coordinationAnswered,
  ActCorrected: actCorrected,
  FilesAttached: filesAttached,
  RungFired: rungFired,
  PowerDelegated: powerDelegated,
  DelegationRevoked: delegationRevoked,
  DirectiveDrafted: directiveDrafted,
  DirectiveDraftRevised: directiveDraftRevised,
  DirectiveStubEntered: directiveStubEntered,
  DirectiveIssued: directiveIssued,
  DirectiveAmended: directiveAmended,
  DirectiveConcluded: directiveConcluded,
  DirectiveConclusionTakenBack: directiveConclusionTakenBack,
  DirectiveWithdrawn: directiveWithdrawn,
  DirectiveNumberClaimed: directiveNumberClaimed,
  DirectiveNumberReleased: directiveNumberReleased,
  DirectiveSent: directiveSent,
  DirectiveDelivered: directiveDelivered,
  ArrivalRegistered: arrivalRegistered,
  ArrivalCorrected: arrivalCorrected,
  NoticesSeen: noticesSeen,
  BodiesRegistered: bodiesRegistered,
  BodyRenamed: bodyRenamed,
  BodyMoved: bodyMoved,
  BodyEnded: bodyEnded,
  BodiesSucceeded: bodiesSucceeded,
  HandOverOrdered: handOverOrdered,
  HandOverFellDue: handOverFellDue,
  GroupDefined: groupDefined,
  PolicyPublished: policyPublished,
  WorkingCalendarPublished: workingCalendarPublished,
  ...TRACKING_EVENTS,
  ...INDICATOR_EVENTS,
  ...REPORTING_EVENTS,
  ...RANKING_EVENTS,
  ...URGING_EVENTS,
  ...INSPECTION_EVENTS,
  ...OVERSIGHT_EVENTS,
  ...PEOPLE_EVENTS,
  ...PROPOSAL_EVENTS,
  ...HANDLING_EVENTS,
  ...LOG_KEY_EVENTS,
  ...ACCESS_EVENTS,
  ...ACCOUNT_EVENTS,
};
