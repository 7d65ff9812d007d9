import type { Deadline } from '../../deadline/index.js';
import type { DocumentNumber, Signatory } from '../../directive/index.js';
import type { AttachedFile } from '../../files/index.js';
import type { AssignmentId, BodyId, DirectiveId, LocalDate, TaskCode } from '../../kernel/index.js';
import type { Evidence } from '../evidence.js';

declare const brand: unique symbol;
/** UUID of an inspection, derived from the number of its decision: one number is one inspection. */
export type InspectionId = string & { readonly [brand]: 'InspectionId' };
export const inspectionId = (value: string): InspectionId => value as InspectionId;

/** What is looked into: one directive, narrowed to tasks or duties of it; both lists empty = all of it. */
export interface InspectionScope {
  readonly directiveId: DirectiveId;
  readonly taskCodes: readonly TaskCode[];
  readonly assignmentIds: readonly AssignmentId[];
}

/** The decision to inspect (quyết định kiểm tra), as on paper. */
export interface InspectionDecision {
  readonly inspectionId: InspectionId;
  readonly number: DocumentNumber;
  readonly date: LocalDate;
  readonly signatory: Signatory;
  readonly basis: string;
  readonly inspectingBody: BodyId;
  readonly inspectedBodies: readonly BodyId[];
  readonly scope: InspectionScope;
  /** What the inspection is about, in words. */
  readonly subject: string;
  /** First and last day of the time that is looked into. */
  readonly periodFrom: LocalDate;
  readonly periodTo: LocalDate;
  /** Id of the oversight that proposed it; null when none did. */
  readonly proposedBy: string | null;
}

/** One day of the plan: where, and what is looked at. */
export interface PlannedVisit {
  readonly day: LocalDate;
  readonly body: BodyId;
  readonly contents: readonly string[];
}

/** A place in the team: a position in a body. No person is named. */
export interface TeamMember {
  readonly body: BodyId;
  readonly position: string;
  readonly head: boolean;
}

export interface Finding {
  /** Inside its minutes, from 1. */
  readonly number: number;
  readonly text: string;
  readonly evidence: Evidence;
}

/** Minutes of one visit (biên bản). */
export interface InspectionMinutes {
  /** Running number inside the inspection, from 1. */
  readonly number: number;
  readonly body: BodyId;
  readonly date: LocalDate;
  readonly contents: string;
  readonly findings: readonly Finding[];
}

/** What is concluded about one inspected body. */
export interface BodyConclusion {
  readonly body: BodyId;
  readonly text: string;
}

/** One thing to be put right, frozen with the duty it becomes (ADR 0010). */
export interface RemediationItem {
  /** From 1. */
  readonly number: number;
  readonly assignmentId: AssignmentId;
  readonly taskCode: TaskCode;
  readonly body: BodyId;
  readonly summary: string;
  readonly expectedOutputs: readonly string[];
  readonly deadlines: readonly Deadline[];
  readonly due: LocalDate | null;
  /** R12: the inspecting body, or else the one that decided the inspection; never one with a part in the matter. */
  readonly confirmingBody: BodyId;
}

/** Whose place in an inspection another body can take: who decided it, or who inspects. */
export const INSPECTION_PARTS = ['issuer', 'inspecting'] as const;
export type InspectionPart = (typeof INSPECTION_PARTS)[number];

/** What ended an inspection. */
export const INSPECTION_ENDS = ['closure', 'withdrawal'] as const;
export type InspectionEnd = (typeof INSPECTION_ENDS)[number];

/** What became of the duty of a remediation item, as its assignment tells. */
export type RemediationOutcome = 'accepted' | 'reopened' | 'withdrawn' | 'reinstated';

/** Stream `inspection-<id>` (kiểm tra): decision → plan → team → minutes → conclusion → remediation followed to its end. */
export type InspectionEvent =
  | { readonly type: 'InspectionDecided'; readonly data: InspectionDecision }
  /** The plan, or a new one in its place. */
  | { readonly type: 'InspectionPlanned'; readonly data: { readonly visits: readonly PlannedVisit[]; readonly note: string | null } }
  | { readonly type: 'InspectionTeamNamed'; readonly data: { readonly members: readonly TeamMember[] } }
  | { readonly type: 'InspectionMinuted'; readonly data: InspectionMinutes }
  /** The files of the minutes or the conclusion right before it, recorded with it (ADR 0082). */
  | { readonly type: 'InspectionFilesAttached'; readonly data: { readonly files: readonly AttachedFile[] } }
  /** R15: minutes are taken back before anything is concluded from them; they stay in the history. */
  | { readonly type: 'InspectionMinutesTakenBack'; readonly data: { readonly number: number; readonly reason: string } }
  | {
      readonly type: 'InspectionConcluded';
      readonly data: {
        readonly number: DocumentNumber;
        readonly date: LocalDate;
        readonly signatory: Signatory;
        readonly conclusions: readonly BodyConclusion[];
        readonly remediation: readonly RemediationItem[];
        readonly directiveId: DirectiveId;
        /** Follows the directive, and so the remediation too. */
        readonly supervisingBody: BodyId;
      };
    }
  /** `doneOn`: day the accepted result was submitted; null unless accepted. */
  | { readonly type: 'RemediationOutcomeRecorded'; readonly data: { readonly assignmentId: AssignmentId; readonly outcome: RemediationOutcome; readonly doneOn: LocalDate | null } }
  | { readonly type: 'InspectionWithdrawn'; readonly data: { readonly basis: string } }
  /** `open`: remediation duties that had not ended; then `reason` says why it is closed all the same. */
  | { readonly type: 'InspectionClosed'; readonly data: { readonly open: readonly AssignmentId[]; readonly reason: string | null } }
  /** R15: what the conclusion says of some bodies was wrong; what it orders stands as it is. */
  | { readonly type: 'InspectionConclusionCorrected'; readonly data: { readonly conclusions: readonly BodyConclusion[]; readonly reason: string } }
  /**
   * R15: the conclusion was a mistake. Its remediation duties that were not done are withdrawn (`withdrawn`); those done by then
   * stay done (`kept`), since they happened. Another conclusion may follow.
   */
  | { readonly type: 'InspectionConclusionTakenBack'; readonly data: { readonly number: DocumentNumber; readonly reason: string; readonly withdrawn: readonly AssignmentId[]; readonly kept: readonly AssignmentId[] } }
  /** R15: it goes on where it stood before. */
  | { readonly type: 'InspectionEndTakenBack'; readonly data: { readonly end: InspectionEnd; readonly reason: string } }
  /** R12: whoever had the place came to be a relative of an inspected body, by a change of bodies (`changeId`) or as somebody found later (null). */
  | { readonly type: 'InspectionHandedOver'; readonly data: { readonly part: InspectionPart; readonly from: BodyId; readonly to: BodyId; readonly changeId: string | null; readonly basis: string } };
