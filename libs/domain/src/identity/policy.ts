import type { Action } from './actions.js';
import { ROLES, type Role } from './actor.js';
import type { Relation } from './resource.js';

/** For one relation: which actions, and the roles that may do them. */
type Rule = readonly [roles: readonly Role[], actions: readonly Action[]];

const EVERYONE: readonly Role[] = ROLES;
/** Those who carry a body's duties. */
const DESK: readonly Role[] = ['clerk', 'officer', 'head', 'supervising-officer', 'approver'];
const WORKERS: readonly Role[] = ['officer', 'head', 'supervising-officer'];
const OVERSEERS: readonly Role[] = ['supervising-officer', 'auditor'];
const SEE_DUTY: readonly Action[] = ['assignment.read', 'history.read'];
const MEASURE: readonly Action[] = ['RecordMeasurement', 'CorrectMeasurement', 'WithdrawMeasurement'];

/**
 * Who may do what, as data: relation × role × actions. Whatever is not written here is denied. Leads answer for their
 * duty, issuers decide over it, confirming bodies judge the result; the supervising office and auditors read all;
 * administrators keep the register and the accounts and carry no duty.
 */
export const POLICY: Readonly<Record<Relation, readonly Rule[]>> = {
  'assignment-lead': [
    [DESK, [...SEE_DUTY, 'AcknowledgeAssignment']],
    [WORKERS, ['ReportProgress', 'SubmitResult', 'RequestExtension', 'RequestCoordination', 'TakeBackCoordinationRequest', 'HandDownPart', 'FilePeriodResult', 'AddPoint', 'ReportPoint']],
    [['head'], ['ReturnToIssuer']],
    [['clerk', ...WORKERS], ['PassDuty']],
    [['clerk', ...WORKERS], ['CorrectAct']],
  ],
  'assignment-issuer': [
    [DESK, SEE_DUTY],
    [['head', 'approver'], ['RefuseReturnToIssuer', 'GrantExtension', 'RefuseExtension', 'ChangeDeadline', 'TransferAssignment', 'SuspendAssignment', 'ResumeAssignment', 'WithdrawAssignment', 'CloseAssignment', 'CorrectAct', 'RecordCondition', 'ReviewStandingDuty', 'SetRecurrence', 'AddPoint', 'WithdrawPoint', 'StarDuty', 'RecordExternalResult']],
  ],
  'assignment-confirming': [
    [DESK, SEE_DUTY],
    [['head', 'approver'], ['ConfirmPoint', 'AcceptResult', 'ReturnResult', 'WaiveLateness', 'CloseAssignment', 'CorrectAct']],
  ],
  'assignment-supervising': [
    [DESK, SEE_DUTY],
    [[...WORKERS, 'approver'], ['RecordCondition', 'ReviewStandingDuty', 'SetRecurrence', 'RecordExternalResult', 'CorrectAct']],
  ],
  'assignment-participant': [
    [DESK, SEE_DUTY],
    [WORKERS, ['AnswerCoordination']],
  ],
  'assignment-chain': [[DESK, SEE_DUTY]],
  'assignment-anyone': [[OVERSEERS, SEE_DUTY]],

  'directive-issuer': [
    [DESK, ['directive.read', 'history.read']],
    [['clerk', 'officer', 'head', 'approver'], ['DraftDirective', 'ReviseDraft', 'EnterStub']],
    [['head', 'approver'], ['IssueDirective', 'AmendDirective', 'ConcludeDirective', 'TakeBackDirectiveConclusion', 'WithdrawDirective', 'AssignTaskToBody']],
  ],
  'directive-confirming': [[DESK, ['directive.read', 'history.read']]],
  'directive-supervising': [[DESK, ['directive.read', 'history.read']]],
  'directive-reached': [[DESK, ['directive.read', 'history.read']]],
  'directive-anyone': [[OVERSEERS, ['directive.read', 'history.read']]],

  'receipt-addressee': [
    [DESK, ['receipt.read', 'history.read']],
    [['clerk', 'officer', 'head'], ['ConfirmDelivery', 'RegisterArrival', 'CorrectArrival']],
  ],
  'receipt-issuer': [
    [DESK, ['receipt.read', 'history.read']],
    [['clerk', 'officer', 'head'], ['SendDirective', 'ConfirmDelivery']],
  ],
  'receipt-anyone': [[OVERSEERS, ['receipt.read', 'history.read']]],

  'reporting-owner': [
    [DESK, ['reporting.read']],
    [['head', 'approver', 'supervising-officer'], ['SetUpReporting', 'AddReportingUnit', 'WithdrawReportingUnit', 'ChangeReportSchedule', 'HandOverReporting', 'EndReporting', 'WithdrawReporting']],
  ],
  'reporting-consolidator': [
    [DESK, ['reporting.read']],
    [WORKERS, ['ReturnUnitReport', 'DraftConsolidation', 'SubmitConsolidation']],
  ],
  'reporting-recipient': [
    [DESK, ['reporting.read']],
    [['head', 'approver'], ['ReturnConsolidation', 'AcceptConsolidation', 'TakeBackConsolidationAcceptance']],
  ],
  'reporting-unit': [
    [DESK, ['reporting.read']],
    [WORKERS, ['FileUnitReport', 'FileNilReport', 'CorrectUnitReport', 'TakeBackUnitReport']],
  ],
  'reporting-anyone': [[OVERSEERS, ['reporting.read']]],
  'review-conductor': [
    [DESK, ['review.read']],
    [['officer', 'head', 'approver', 'supervising-officer'], ['ReturnReviewReport', 'DraftReview', 'HoldReviewConference']],
    [['head', 'approver', 'supervising-officer'], ['IssueReviewOutline', 'ConcludeReview', 'TakeBackReviewStep', 'HandOverReview', 'WithdrawReview']],
  ],
  'review-unit': [
    [DESK, ['review.read']],
    [WORKERS, ['FileReviewReport']],
  ],
  'review-anyone': [[OVERSEERS, ['review.read']]],

  'inspection-issuer': [
    [DESK, ['inspection.read', 'history.read']],
    [['head', 'approver'], ['DecideInspection', 'PlanInspection', 'NameInspectionTeam', 'ConcludeInspection', 'CorrectConclusion', 'TakeBackConclusion', 'WithdrawInspection', 'CloseInspection', 'TakeBackInspectionEnd']],
    [WORKERS, ['RecordInspectionMinutes', 'TakeBackInspectionMinutes']],
  ],
  'inspection-inspecting': [
    [DESK, ['inspection.read', 'history.read']],
    [WORKERS, ['PlanInspection', 'RecordInspectionMinutes', 'TakeBackInspectionMinutes']],
    [['head', 'approver'], ['NameInspectionTeam', 'ConcludeInspection', 'CorrectConclusion', 'TakeBackConclusion', 'CloseInspection', 'TakeBackInspectionEnd']],
  ],
  'inspection-team': [
    [DESK, ['inspection.read', 'history.read']],
    [WORKERS, ['RecordInspectionMinutes', 'TakeBackInspectionMinutes']],
  ],
  'inspection-keeper': [
    [DESK, ['inspection.read', 'history.read']],
    [['head', 'approver'], ['TakeOverInspection']],
  ],
  'inspection-inspected': [[DESK, ['inspection.read']]],
  'inspection-anyone': [[OVERSEERS, ['inspection.read', 'history.read']]],

  'oversight-overseeing': [
    [DESK, ['oversight.read', 'history.read']],
    [WORKERS, ['RecordObservation', 'GiveEarlyWarning', 'ProposeInspection', 'TakeBackOversightEntry']],
    [['head', 'approver'], ['OpenOversight', 'RecommendAfterOversight', 'EndOversight', 'TakeBackOversightEnd']],
  ],
  'oversight-keeper': [
    [DESK, ['oversight.read', 'history.read']],
    [['head', 'approver'], ['EndOversight']],
  ],
  'oversight-overseen': [[DESK, ['oversight.read']]],
  'oversight-anyone': [[OVERSEERS, ['oversight.read', 'history.read']]],

  'ranking-office': [[['head', 'approver', 'supervising-officer'], ['PublishRanking', 'UpholdRankingLine', 'CorrectRanking', 'WithdrawRanking']]],
  'ranking-ranked': [[['head'], ['ContestRankingLine']]],
  // A published list is public among the bodies.
  'ranking-anyone': [[[...DESK, 'auditor'], ['ranking.read']]],

  'urging-issuer': [
    [DESK, ['urging.read', 'RecordUrgingDelivery']],
    [['head', 'approver', 'supervising-officer'], ['IssueUrging', 'AcceptExplanation', 'AskExplanationAgain', 'TakeBackExplanationAcceptance', 'WithdrawUrging', 'CloseUrging', 'TakeBackUrgingEnd']],
  ],
  'urging-addressee': [
    [DESK, ['urging.read', 'RecordUrgingDelivery']],
    [WORKERS, ['AnswerUrging', 'TakeBackUrgingAnswer', 'GiveExplanation', 'TakeBackExplanation']],
  ],
  'urging-follower': [[DESK, ['urging.read']]],
  'urging-anyone': [[OVERSEERS, ['urging.read']]],

  'indicator-issuer': [
    [DESK, ['indicator.read']],
    [['head', 'approver'], ['DefineIndicator', 'AmendIndicator', 'WithdrawIndicator']],
    [[...WORKERS, 'approver'], [...MEASURE, 'LinkIndicator', 'UnlinkIndicator']],
  ],
  'indicator-supervising': [
    [DESK, ['indicator.read']],
    [WORKERS, [...MEASURE, 'LinkIndicator', 'UnlinkIndicator']],
  ],
  'indicator-reporter': [
    [DESK, ['indicator.read']],
    [WORKERS, MEASURE],
  ],
  'indicator-measured': [
    [DESK, ['indicator.read']],
    [WORKERS, MEASURE],
  ],
  'indicator-reached': [[DESK, ['indicator.read']]],
  'indicator-anyone': [[OVERSEERS, ['indicator.read']]],

  'delegation-giver': [
    [DESK, ['delegation.read']],
    [['head', 'approver'], ['DelegatePower', 'RevokeDelegation']],
  ],
  'delegation-receiver': [[DESK, ['delegation.read']]],
  'delegation-anyone': [
    [OVERSEERS, ['delegation.read']],
    [['administrator'], ['DelegatePower', 'RevokeDelegation', 'delegation.read']],
  ],
  // Whatever the act: its own rights are asked when it is drafted, as of a head of the body, and again when it is approved.
  'proposal-body': [
    [DESK, ['proposal.read', 'ProposeAct', 'ReviseProposal']],
    [['head', 'approver'], ['ApproveProposal', 'RefuseProposal']],
  ],
  'proposal-anyone': [[['auditor'], ['proposal.read']]],
  'staff-body': [[DESK, ['staff.read']]],
  'staff-anyone': [
    [OVERSEERS, ['staff.read']],
    [['administrator'], ['AppointPerson', 'EndPosition', 'staff.read']],
  ],
  'inbox-owner': [
    [DESK, ['inbox.read', 'notice.read', 'events.follow', 'export', 'MarkNoticesSeen']],
    [['head', 'supervising-officer'], ['board.arrange']],
    [['head'], ['notice.choose']],
    // Notices of damaged files go to the bodies of administrators, who see no duty all the same.
    [['administrator'], ['notice.read', 'MarkNoticesSeen']],
  ],
  'inbox-anyone': [[OVERSEERS, ['inbox.read', 'notice.read', 'events.follow', 'export']]],
  'organisation-anyone': [
    [EVERYONE, ['organisation.read']],
    [['auditor', 'administrator'], ['history.read']],
    [['administrator'], ['RegisterBodies', 'RenameBody', 'MoveBody', 'EndBody', 'SucceedBodies', 'DefineGroup']],
    [['administrator', 'supervising-officer'], ['OrderHandOver']],
  ],
  'supervision-rules-issuer': [[['head', 'approver'], ['PublishPolicy']]],
  'supervision-rules-anyone': [
    [EVERYONE, ['rules.read']],
    [['administrator'], ['PublishWorkingCalendar', 'PublishPolicy']],
  ],
  'board-anyone': [[OVERSEERS, ['board.read', 'events.follow', 'export']]],
  'system-anyone': [
    [[...DESK, 'auditor'], ['search']],
    [OVERSEERS, ['events.follow', 'export']],
    [['auditor'], ['access.read', 'account.read', 'contact.read', 'person.read', 'timer.read']],
    [['administrator'], ['account.read', 'account.manage', 'contact.read', 'contact.manage', 'timer.read', 'RotateLogKey']],
    [['administrator'], ['person.read', 'EnterPerson', 'ChangePersonData', 'AskPersonErasure', 'TakeBackPersonErasure', 'ConfirmPersonErasure']],
  ],
};
