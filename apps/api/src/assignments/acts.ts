import type { DtoClass } from '../input/compile-validator.js';
import type { AssignmentActDto } from './assignment-act.dto.js';
import * as issuer from './issuer-acts.dto.js';
import * as lead from './lead-acts.dto.js';
import * as tracking from './tracking-acts.dto.js';
import * as point from './point-acts.dto.js';
import * as review from './review-acts.dto.js';

/** Every act on an assignment by the name of its route. */
export const ASSIGNMENT_ACTS = {
  'acknowledgement': lead.AcknowledgeAssignmentDto,
  'return-to-issuer': lead.ReturnToIssuerDto,
  'progress': lead.ReportProgressDto,
  'submission': lead.SubmitResultDto,
  'extension-requests': lead.RequestExtensionDto,
  'parts': lead.HandDownPartDto,
  'coordination-requests': lead.RequestCoordinationDto,
  'coordination-requests-taken-back': lead.TakeBackCoordinationRequestDto,
  'coordination-answers': lead.AnswerCoordinationDto,
  'return': review.ReturnResultDto,
  'acceptance': review.AcceptResultDto,
  'lateness-waiver': review.WaiveLatenessDto,
  'closure': review.CloseAssignmentDto,
  'return-refusal': issuer.RefuseReturnToIssuerDto,
  'extension-grant': issuer.GrantExtensionDto,
  'extension-refusal': issuer.RefuseExtensionDto,
  'deadline': issuer.ChangeDeadlineDto,
  'transfer': issuer.TransferAssignmentDto,
  'suspension': issuer.SuspendAssignmentDto,
  'resumption': issuer.ResumeAssignmentDto,
  'withdrawal': issuer.WithdrawAssignmentDto,
  'conditions': tracking.RecordConditionDto,
  'standing-reviews': tracking.ReviewStandingDutyDto,
  'recurrence': tracking.SetRecurrenceDto,
  'period-results': tracking.FilePeriodResultDto,
  'external-result': tracking.RecordExternalResultDto,
  'points': point.AddPointDto,
  'point-withdrawals': point.WithdrawPointDto,
  'point-reports': point.ReportPointDto,
  'point-confirmations': point.ConfirmPointDto,
  'star': point.StarDutyDto,
  'corrections': issuer.CorrectActDto,
} as const satisfies Readonly<Record<string, DtoClass<AssignmentActDto>>>; // prettier-ignore

export type AssignmentActName = keyof typeof ASSIGNMENT_ACTS;
export const ASSIGNMENT_ACT_NAMES = Object.keys(ASSIGNMENT_ACTS) as AssignmentActName[];
