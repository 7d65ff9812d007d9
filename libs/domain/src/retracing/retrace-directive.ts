import { directiveDecider, directiveNumberDecider, type AssignmentIdFor, type DirectiveCommand, type DirectiveEvent, type DirectiveNumberCommand, type DirectiveNumberEvent, type DirectiveNumberState, type DirectiveState, type PlannedAssignment } from '../directive/index.js';
import { receiptDecider, type ReceiptCommand, type ReceiptEvent, type ReceiptState } from '../receipt/index.js';
import type { Retraceable } from './retracing.js';

export const RETRACE_DIRECTIVE: Retraceable<DirectiveCommand, DirectiveState, DirectiveEvent> = {
  stream: /^directive-(?!number-)/,
  decider: directiveDecider,
  retrace: {
    DirectiveDrafted: ({ content }, { register }) => ({ type: 'DraftDirective', content, register }),
    DirectiveDraftRevised: ({ content }, { register }) => ({ type: 'ReviseDraft', content, register }),
    DirectiveStubEntered: ({ stub }, { register }) => ({ type: 'EnterStub', stub, register }),
    DirectiveIssued: ({ plannedAssignments }, { register }) => ({ type: 'IssueDirective', register, assignmentIdFor: idsOf(plannedAssignments) }),
    DirectiveAmended: ({ amendmentSymbol, urgency, basis, effectiveOn, changes, plannedAssignments }, { register }) => ({
      type: 'AmendDirective', amendmentSymbol, urgency, basis, effectiveOn, changes, register, assignmentIdFor: idsOf(plannedAssignments),
    }), // prettier-ignore
    DirectiveConcluded: ({ basis }) => ({ type: 'ConcludeDirective', basis }),
    DirectiveConclusionTakenBack: ({ reason }) => ({ type: 'TakeBackDirectiveConclusion', reason }),
    DirectiveWithdrawn: ({ basis }) => ({ type: 'WithdrawDirective', basis }),
  },
};

/** Ids are made by the caller of the decider: those that were recorded are taken for what they name. */
function idsOf(planned: readonly PlannedAssignment[]): AssignmentIdFor {
  const known = new Map(planned.map(({ taskCode, leadBody, assignmentId }) => [`${taskCode} ${leadBody}`, assignmentId]));
  return (_, task, body) => known.get(`${task} ${body}`) ?? ('' as PlannedAssignment['assignmentId']);
}

export const RETRACE_DIRECTIVE_NUMBER: Retraceable<DirectiveNumberCommand, DirectiveNumberState, DirectiveNumberEvent> = {
  stream: /^directive-number-/,
  decider: directiveNumberDecider,
  retrace: {
    DirectiveNumberClaimed: (data) => ({ type: 'ClaimDirectiveNumber', ...data }),
    DirectiveNumberReleased: (data) => ({ type: 'ReleaseDirectiveNumber', ...data }),
  },
};

/** The day of issue stands in the directive's stream: an arrival is judged as if it came on the very day. */
export const RETRACE_RECEIPT: Retraceable<ReceiptCommand, ReceiptState, ReceiptEvent> = {
  stream: /^receipt-/,
  decider: receiptDecider,
  retrace: {
    DirectiveSent: (data) => ({ type: 'SendDirective', ...data }),
    DirectiveDelivered: (data) => ({ type: 'ConfirmDelivery', ...data }),
    ArrivalRegistered: (data) => ({ type: 'RegisterArrival', ...data, issuedOn: data.arrivalDate }),
    ArrivalCorrected: ({ arrivalNumber, arrivalDate, passedTo, reason }) => ({ type: 'CorrectArrival', arrivalNumber, arrivalDate, passedTo, reason, issuedOn: arrivalDate }),
  },
};
