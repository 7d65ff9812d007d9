import type { AssignmentId, BodyId, Instant, LocalDate } from '../kernel/index.js';
import type { WithFiles } from '../files/index.js';
import type { Deadline, ReminderAddressee, ReminderGrade, ReminderSubject } from '../deadline/index.js';
import type { CompletionRule, LeadMode } from '../directive/document.js';
import type { PointCommand, RecurrenceCommand, TrackingCommand } from './tracking-commands.js';
import type { CoordinationDays } from './coordination.js';
import type { AssignmentTerms, CoordinatorAnswer, CorrectableAct, HandOverMove, PartOutcome, ReturnToIssuerReason } from './events.js';

/** A part as its lead asks for it; ids and dates are resolved by the caller. */
export interface PartRequest {
  readonly partId: AssignmentId;
  readonly body: BodyId;
  readonly mode: LeadMode;
  readonly summary: string;
  readonly expectedOutputs: readonly string[];
  readonly deadlines: readonly Deadline[];
  readonly partsCompletion: CompletionRule;
  /** Facts of the register the decider needs: does the body exist and live on the day of the act, is it external? */
  readonly bodyStands: 'active' | 'ended' | 'unknown' | 'external';
}

/** Every command names the act it asks for; who and when arrive in `Act`. */
export type AssignmentCommand =
  | TrackingCommand
  | RecurrenceCommand
  | PointCommand
  | { readonly type: 'AssignTask'; readonly terms: AssignmentTerms }
  | WithFiles & { readonly type: 'AcknowledgeAssignment'; readonly receiptNumber: string | null; readonly note: string | null }
  | WithFiles & { readonly type: 'ReturnToIssuer'; readonly reason: ReturnToIssuerReason; readonly explanation: string }
  | { readonly type: 'RefuseReturnToIssuer'; readonly explanation: string }
  | WithFiles & { readonly type: 'ReportProgress'; readonly percent: number | null; readonly note: string; readonly obstacles: string | null }
  | WithFiles & { readonly type: 'SubmitResult'; readonly outputs: readonly string[]; readonly note: string | null }
  | WithFiles & { readonly type: 'ReturnResult'; readonly reasons: string }
  | { readonly type: 'AcceptResult'; readonly note: string | null }
  | { readonly type: 'WaiveLateness'; readonly reason: string }
  | { readonly type: 'CloseAssignment'; readonly note: string | null }
  | WithFiles & { readonly type: 'RecordExternalResult'; readonly outputs: readonly string[]; readonly note: string }
  | WithFiles & { readonly type: 'RequestExtension'; readonly proposedDue: LocalDate; readonly reason: string; readonly progressSoFar: string; /** Flags a late filing is accepted as "xin điều chỉnh sau hạn" (R5). */ readonly afterDue: boolean; /** Coordinators whose open or late answer stands in the way (R6). */ readonly hinderedBy?: readonly BodyId[] }
  | { readonly type: 'GrantExtension'; readonly newDue: LocalDate; readonly note: string | null; /** From policy. */ readonly maxExtensions: number; /** The Standing Committee decides beyond the cap (R5). */ readonly beyondCap: boolean }
  | { readonly type: 'RefuseExtension'; readonly reason: string }
  | { readonly type: 'ChangeDeadline'; readonly deadlines: readonly Deadline[]; readonly basis: string }
  | { readonly type: 'TransferAssignment'; readonly to: BodyId; readonly bodyStands: PartRequest['bodyStands']; readonly confirmingBody: BodyId; readonly acknowledgementDue: LocalDate; readonly basis: string }
  | { readonly type: 'HandOverAssignment'; readonly moves: readonly HandOverMove[] }
  | { readonly type: 'SuspendAssignment'; readonly basis: string }
  | { readonly type: 'ResumeAssignment'; readonly basis: string }
  | { readonly type: 'WithdrawAssignment'; readonly basis: string }
  | { readonly type: 'HandDownPart'; readonly part: PartRequest }
  | { readonly type: 'RecordPartOutcome'; readonly partId: AssignmentId; readonly outcome: PartOutcome; readonly doneOn: LocalDate | null; readonly doneAt: number | null }
  | { readonly type: 'RequestCoordination'; readonly coordinator: BodyId; readonly request: string; /** Null = as the policy gives. */ readonly answerDue: LocalDate | null; /** From policy; absent = no policy has a say. */ readonly days?: CoordinationDays }
  | { readonly type: 'TakeBackCoordinationRequest'; readonly coordinator: BodyId; readonly reason: string }
  | WithFiles & { readonly type: 'AnswerCoordination'; readonly answer: CoordinatorAnswer; readonly note: string | null }
  | { readonly type: 'CorrectAct'; readonly act: CorrectableAct; readonly revision: number; readonly reason: string }
  | FireRung;

/** One rung of the reminder ladder, dated by policy and calendar; `at` is the instant from which it may go. */
export interface FireRung {
  readonly type: 'FireRung';
  readonly rung: string;
  readonly about: ReminderSubject;
  readonly grade: ReminderGrade;
  readonly to: ReminderAddressee;
  readonly forDue: LocalDate;
  readonly dueOn: LocalDate;
  readonly round: number;
  /** Key of the instance of a recurring duty whose due day it is; null = the duty itself. */
  readonly period: string | null;
  readonly skipped: readonly string[];
  readonly at: Instant;
}
