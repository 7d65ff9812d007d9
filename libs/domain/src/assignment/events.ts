import type { AssignmentId, BodyId, DirectiveId, LocalDate, TaskCode } from '../kernel/index.js';
import type { AttachedFile } from '../files/index.js';
import type { Deadline, ReminderAddressee, ReminderGrade, ReminderSubject } from '../deadline/index.js';
import type { CompletionRule, LeadMode, PointsRule, TaskPoint, TaskRole } from '../directive/document.js';
import type { PointEvent, RecurrenceEvent, TrackingEvent } from './tracking-events.js';

/** Where an assignment stands. `lead` answers for it; everything before `accepted` is open. */
export type AssignmentStatus =
  | 'none' | 'assigned' | 'acknowledged' | 'in-progress' | 'submitted' | 'accepted' | 'closed' | 'returned-to-issuer' | 'suspended' | 'withdrawn';

/** A body that has a part in the task beside the lead; frozen members of a group each stand alone. */
export interface FrozenParticipant {
  readonly role: Exclude<TaskRole, 'lead'>;
  readonly body: BodyId;
  readonly external: boolean;
}

/** The link to the assignment a part was handed down from. `chain`: lead bodies from the root to the parent, so that a cycle can be refused. */
export interface ParentLink {
  readonly assignmentId: AssignmentId;
  readonly chain: readonly BodyId[];
  readonly due: LocalDate | null;
}

export type ReturnToIssuerReason = 'wrong-body' | 'unclear' | 'overlap' | 'other';
export type CoordinatorAnswer = 'received' | 'opinion-sent' | 'no-opinion' | 'not-competent';
/** Who named the last day for a coordinator's answer; `nobody`: none was named, as in requests of old. */
export const ANSWER_DUE_BY = ['lead', 'policy', 'nobody'] as const;
export type AnswerDueBy = (typeof ANSWER_DUE_BY)[number];
/** A coordination request that an extension names as standing in the way; `revision` of the request in the same stream (R6). */
export interface CoordinationHindrance {
  readonly coordinator: BodyId;
  readonly revision: number;
}
/** Acts that a counter-act can take back (R15). */
export const CORRECTABLE_ACTS = [
  'acknowledgement', 'progress', 'submission', 'acceptance', 'return-for-rework', 'lateness-waiver', 'closure', 'extension-decision', 'extension-request', 'suspension', 'withdrawal', 'return-to-issuer',
  'condition', 'standing-review', 'recurrence', 'period-result', 'external-result',
] as const; // prettier-ignore
export type CorrectableAct = (typeof CORRECTABLE_ACTS)[number];
/** How one part ended, as its parent sees it. */
export type PartOutcome = 'accepted' | 'reopened' | 'withdrawn' | 'reinstated';

/** What of a duty a body can hand over. `participant`: named beside the lead or asked to coordinate; `part`: bearer of the part `partId`; `chain`: above in the cascade. */
export const HAND_OVER_ROLES = ['lead', 'chain', 'issuer', 'participant', 'part', 'confirming', 'supervising'] as const;
export type HandOverRole = (typeof HAND_OVER_ROLES)[number];
/** The body ended (R11), or it could not confirm or supervise its own work any more (R12). */
export const HAND_OVER_REASONS = ['succession', 'separation-of-duty'] as const;

/** One place in a duty that passes from one body to another. */
export interface HandOverMove {
  readonly as: HandOverRole;
  readonly from: BodyId;
  readonly to: BodyId;
  readonly why: (typeof HAND_OVER_REASONS)[number];
  /** The part whose bearer it was; null unless `as` is `part`. */
  readonly partId: AssignmentId | null;
  /** The change of bodies it follows from; null when a body came in that was akin to the one that confirms. */
  readonly changeId: string | null;
  readonly basis: string;
}

/** What stays the same for the life of an assignment unless an event says otherwise. */
export interface AssignmentTerms {
  readonly assignmentId: AssignmentId;
  readonly directiveId: DirectiveId;
  readonly taskCode: TaskCode;
  readonly summary: string;
  readonly expectedOutputs: readonly string[];
  readonly leadBody: BodyId;
  /** The lead stands outside the issuer's authority: the duty is recorded, nobody is reminded, nothing is late (feature 9). */
  readonly external: boolean;
  readonly mode: LeadMode;
  /** Who assigned it: the directive's issuer, or the parent's lead for a part. Decides extensions, transfers, returns to issuer. */
  readonly issuer: BodyId;
  /** Who confirms the result: never a party to the task (R12). */
  readonly confirmingBody: BodyId;
  readonly supervisingBody: BodyId;
  readonly participants: readonly FrozenParticipant[];
  readonly deadlines: readonly Deadline[];
  /** Date the governing deadline resolves to; null when none does. Kept for ever as the original (R5). */
  readonly due: LocalDate | null;
  /** Last day for acknowledging, by the policy named in the event's metadata; null for an external lead, which need not. */
  readonly acknowledgementDue: LocalDate | null;
  readonly partsCompletion: CompletionRule;
  /** As the directive gives them; others may be added later. */
  readonly points: readonly TaskPoint[];
  readonly pointsCompletion: PointsRule;
  readonly parent: ParentLink | null;
  /** Why it was assigned after the directive was issued (an open group, a forgotten body); null when planned in the directive or handed down. Such an assignment lives in its own stream only: the directive stays as issued. */
  readonly addedReason: string | null;
}

/** Stream `assignment-<id>`. All dates are days in Việt Nam; the instant of each act is in the metadata. */
export type AssignmentEvent =
  | TrackingEvent
  | RecurrenceEvent
  | PointEvent
  | { readonly type: 'TaskAssigned'; readonly data: AssignmentTerms }
  | { readonly type: 'AssignmentAcknowledged'; readonly data: { readonly receiptNumber: string | null; readonly note: string | null } }
  | { readonly type: 'AssignmentReturnedToIssuer'; readonly data: { readonly reason: ReturnToIssuerReason; readonly explanation: string } }
  /** The issuer insists: the body must carry it. */
  | { readonly type: 'ReturnToIssuerRefused'; readonly data: { readonly explanation: string } }
  | { readonly type: 'ProgressReported'; readonly data: { readonly percent: number | null; readonly note: string; readonly obstacles: string | null } }
  | { readonly type: 'ResultSubmitted'; readonly data: { readonly round: number; readonly outputs: readonly string[]; readonly note: string | null; readonly unansweredCoordinators: readonly BodyId[] } }
  | { readonly type: 'ResultReturned'; readonly data: { readonly round: number; readonly reasons: string } }
  /** `openPoints`: codes of the points that were not found done, where the rule of the duty allows that (R7). */
  | { readonly type: 'ResultAccepted'; readonly data: { readonly round: number; readonly note: string | null; readonly openPoints: readonly string[] } }
  /** "Không tính chậm" (R4): the lateness was the issuer's fault; an act, not an edit. */
  | { readonly type: 'LatenessWaived'; readonly data: { readonly reason: string } }
  | { readonly type: 'AssignmentClosed'; readonly data: { readonly note: string | null } }
  /** What became known of the work of an external lead: it ends the duty, and is judged by nobody (feature 9). */
  | { readonly type: 'ExternalResultRecorded'; readonly data: { readonly outputs: readonly string[]; readonly note: string } }
  | {
      readonly type: 'ExtensionRequested';
      readonly data: { readonly requestNumber: number; readonly proposedDue: LocalDate; readonly reason: string; readonly progressSoFar: string; readonly filedLate: boolean; readonly hindrances: readonly CoordinationHindrance[] };
    }
  | { readonly type: 'ExtensionGranted'; readonly data: { readonly requestNumber: number; readonly newDue: LocalDate; readonly note: string | null; readonly beyondCap: boolean; readonly afterParent: boolean } }
  | { readonly type: 'ExtensionRefused'; readonly data: { readonly requestNumber: number; readonly reason: string } }
  /** By amendment of the directive, or confirmation of a proposed deadline by the issuer. */
  | { readonly type: 'DeadlineChanged'; readonly data: { readonly deadlines: readonly Deadline[]; readonly due: LocalDate | null; readonly basis: string } }
  | { readonly type: 'AssignmentTransferred'; readonly data: { readonly from: BodyId; readonly to: BodyId; readonly confirmingBody: BodyId; readonly acknowledgementDue: LocalDate; readonly basis: string } }
  /** Deadlines, acknowledgement, rounds and extensions stay as they are. `collapsed`: the successor had a place there already, so this one is dropped (R11). */
  | { readonly type: 'AssignmentHandedOver'; readonly data: HandOverMove & { readonly collapsed: boolean } }
  | { readonly type: 'AssignmentSuspended'; readonly data: { readonly basis: string } }
  | { readonly type: 'AssignmentResumed'; readonly data: { readonly basis: string } }
  | { readonly type: 'AssignmentWithdrawn'; readonly data: { readonly basis: string } }
  | {
      readonly type: 'PartHandedDown';
      readonly data: {
        readonly partId: AssignmentId;
        readonly body: BodyId;
        readonly mode: LeadMode;
        readonly summary: string;
        readonly expectedOutputs: readonly string[];
        readonly deadlines: readonly Deadline[];
        readonly due: LocalDate | null;
        readonly partsCompletion: CompletionRule;
        /** True when the part is due after its parent: allowed, with a warning (R5). */
        readonly dueAfterParent: boolean;
      };
    }
  | { readonly type: 'PartOutcomeRecorded'; readonly data: { readonly partId: AssignmentId; readonly outcome: PartOutcome; /** Day the part's accepted result was submitted; null unless accepted. */ readonly doneOn: LocalDate | null; readonly doneAt: number | null } }
  /** The parts completed it by the rule it was given (R7); `doneAt`: latest counted part's submission, ms. */
  | { readonly type: 'CompletedByParts'; readonly data: { readonly rule: CompletionRule; readonly doneAt: number; readonly accepted: number; readonly counted: number } }
  | { readonly type: 'CoordinationRequested'; readonly data: { readonly coordinator: BodyId; readonly request: string; readonly answerDue: LocalDate | null; readonly answerDueBy: AnswerDueBy; /** Later than the policy leaves the lead time for: allowed, with a warning (R6). */ readonly afterLimit: boolean } }
  /** Asked by mistake (R15): `revision` names the request. An earlier one to the same coordinator stands again. */
  | { readonly type: 'CoordinationRequestTakenBack'; readonly data: { readonly coordinator: BodyId; readonly revision: number; readonly reason: string } }
  | { readonly type: 'CoordinationAnswered'; readonly data: { readonly coordinator: BodyId; readonly answer: CoordinatorAnswer; readonly note: string | null } }
  /** The files of the act right before it, recorded with it; they stay on record when it is taken back (ADR 0082). */
  | { readonly type: 'FilesAttached'; readonly data: { readonly files: readonly AttachedFile[] } }
  /** R15: takes back `act`, recorded at `revision` of this stream. */
  | { readonly type: 'ActCorrected'; readonly data: { readonly act: CorrectableAct; readonly revision: number; readonly reason: string } }
  /** A rung of the reminder ladder has come; sent by the system for the supervising body, and no act of anybody. */
  | {
      readonly type: 'RungFired';
      readonly data: {
        /** Id of the rung in the policy that the metadata names. */
        readonly rung: string;
        readonly about: ReminderSubject;
        readonly grade: ReminderGrade;
        readonly to: ReminderAddressee;
        /** The body that `to` meant then. */
        readonly body: BodyId;
        /** The limit: due day of the duty, of its acknowledgement, or of the answer to a submission. */
        readonly forDue: LocalDate;
        /** The day the rung belonged to; it may have gone later. */
        readonly dueOn: LocalDate;
        /** Of the submission that waits for an answer; 0 for the other subjects. */
        readonly round: number;
        /** Key of the instance of a recurring duty whose due day it is, e.g. `2022-Q1`; null = the duty itself (R2). */
        readonly period: string | null;
        /** Lower rungs of the same limit that had passed unsent by then: this one stands for them. */
        readonly skipped: readonly string[];
      };
    };
