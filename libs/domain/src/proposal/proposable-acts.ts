import type { AssignmentCommand } from '../assignment/index.js';
import type { IndicatorCommand } from '../indicator/index.js';
import type { PeriodReportCommand, ReportingCommand, ReviewCommand } from '../reporting/index.js';
import type { InspectionCommand, OversightCommand } from '../supervision/index.js';
import type { UrgingCommand } from '../supervision/urging/index.js';

/** What leaves a body and is typed by people, by the kind of thing it is done to: whatever may be proposed by its desk and approved by its head. */
export const PROPOSABLE = {
  assignment: [
    'AcknowledgeAssignment', 'ReportProgress', 'SubmitResult', 'FilePeriodResult', 'RequestExtension', 'ReturnToIssuer',
    'HandDownPart', 'RequestCoordination', 'TakeBackCoordinationRequest', 'AnswerCoordination', 'AddPoint', 'ReportPoint', 'WithdrawPoint', 'ConfirmPoint', 'StarDuty', 'CorrectAct',
    'AcceptResult', 'ReturnResult', 'WaiveLateness', 'CloseAssignment', 'RefuseReturnToIssuer', 'GrantExtension', 'RefuseExtension', 'ChangeDeadline', 'TransferAssignment',
    'SuspendAssignment', 'ResumeAssignment', 'WithdrawAssignment', 'RecordCondition', 'ReviewStandingDuty', 'SetRecurrence', 'RecordExternalResult',
  ] satisfies readonly AssignmentCommand['type'][],
  urging: [
    'IssueUrging', 'AnswerUrging', 'TakeBackUrgingAnswer', 'GiveExplanation', 'TakeBackExplanation', 'AcceptExplanation', 'AskExplanationAgain', 'TakeBackExplanationAcceptance',
    'WithdrawUrging', 'CloseUrging', 'TakeBackUrgingEnd',
  ] satisfies readonly UrgingCommand['type'][],
  reporting: ['SetUpReporting', 'AddReportingUnit', 'WithdrawReportingUnit', 'ChangeReportSchedule', 'HandOverReporting', 'EndReporting', 'WithdrawReporting'] satisfies readonly ReportingCommand['type'][],
  'period-report': [
    'FileUnitReport', 'FileNilReport', 'CorrectUnitReport', 'TakeBackUnitReport', 'ReturnUnitReport', 'SubmitConsolidation', 'ReturnConsolidation', 'AcceptConsolidation', 'TakeBackConsolidationAcceptance',
  ] satisfies readonly PeriodReportCommand['type'][],
  review: ['IssueReviewOutline', 'FileReviewReport', 'ReturnReviewReport', 'HoldReviewConference', 'ConcludeReview', 'TakeBackReviewStep', 'HandOverReview', 'WithdrawReview'] satisfies readonly ReviewCommand['type'][],
  inspection: [
    'DecideInspection', 'PlanInspection', 'NameInspectionTeam', 'RecordInspectionMinutes', 'TakeBackInspectionMinutes', 'ConcludeInspection', 'CorrectConclusion', 'TakeBackConclusion',
    'WithdrawInspection', 'CloseInspection', 'TakeBackInspectionEnd', 'TakeOverInspection',
  ] satisfies readonly InspectionCommand['type'][],
  oversight: [
    'OpenOversight', 'RecordObservation', 'GiveEarlyWarning', 'RecommendAfterOversight', 'ProposeInspection', 'EndOversight', 'TakeBackOversightEntry', 'TakeBackOversightEnd',
  ] satisfies readonly OversightCommand['type'][],
  indicator: [
    'DefineIndicator', 'AmendIndicator', 'WithdrawIndicator', 'RecordMeasurement', 'CorrectMeasurement', 'WithdrawMeasurement', 'LinkIndicator', 'UnlinkIndicator',
  ] satisfies readonly IndicatorCommand['type'][],
} as const; // prettier-ignore

export type ProposalSubjectKind = keyof typeof PROPOSABLE;
export const PROPOSAL_SUBJECT_KINDS = Object.keys(PROPOSABLE) as readonly ProposalSubjectKind[];

export type ProposableAct = (typeof PROPOSABLE)[ProposalSubjectKind][number];
export const PROPOSABLE_ACTS: readonly ProposableAct[] = Object.values(PROPOSABLE).flat();
