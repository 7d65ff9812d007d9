import type { AssignmentId, BodyId, DirectiveId, GroupId, LocalDate, TaskCode } from '../kernel/index.js';
import type { Deadline } from '../deadline/index.js';
import type { DirectiveStub } from './stub.js';
import type { DirectiveContent, DirectiveItem, LeadMode, TaskPoint, Urgency } from './document.js';

/** A group as it stood on a date, frozen into the event that used it (feature 6). */
export interface FrozenGroup {
  readonly groupId: GroupId;
  readonly name: string;
  readonly asOf: LocalDate;
  readonly members: readonly BodyId[];
}

/** One line of the fan-out: the assignment to be made for one lead body. */
export interface PlannedAssignment {
  readonly assignmentId: AssignmentId;
  readonly taskCode: TaskCode;
  readonly leadBody: BodyId;
  readonly mode: LeadMode;
  readonly confirmingBody: BodyId;
  /** The lead stands outside the issuer's authority: recorded, never reminded, never late (feature 9). */
  readonly external: boolean;
}

/** A body that was given a task but no line of "Nơi nhận" reaches it. */
export interface UnreachedBody {
  readonly bodyId: BodyId;
  readonly taskCodes: readonly TaskCode[];
}

/** What an amendment changes; nothing else of an issued directive ever changes. */
export type AmendmentChange =
  | { readonly kind: 'deadline-changed'; readonly taskCode: TaskCode; readonly deadlines: readonly Deadline[] }
  | { readonly kind: 'points-changed'; readonly taskCode: TaskCode; readonly added: readonly TaskPoint[]; /** Codes. */ readonly withdrawn: readonly string[] }
  | { readonly kind: 'task-withdrawn'; readonly taskCode: TaskCode }
  | { readonly kind: 'item-added'; readonly item: DirectiveItem };

/** Stream `directive-<id>`. */
export type DirectiveEvent =
  | { readonly type: 'DirectiveDrafted'; readonly data: { readonly content: DirectiveContent } }
  | { readonly type: 'DirectiveDraftRevised'; readonly data: { readonly content: DirectiveContent } }
  /** Of a paper marked as a state secret: entered, or entered anew as a whole. Its stream holds no draft then. */
  | { readonly type: 'DirectiveStubEntered'; readonly data: { readonly stub: DirectiveStub } }
  | {
      readonly type: 'DirectiveIssued';
      readonly data: {
        readonly directiveId: DirectiveId;
        readonly issuedOn: LocalDate;
        readonly frozenGroups: readonly FrozenGroup[];
        readonly plannedAssignments: readonly PlannedAssignment[];
        /** Every body that must get a copy: one receipt each. */
        readonly addressees: readonly BodyId[];
        readonly unreached: readonly UnreachedBody[];
      };
    }
  | {
      readonly type: 'DirectiveAmended';
      readonly data: {
        readonly directiveId: DirectiveId;
        /** The amending document's own number as printed. */
        readonly amendmentSymbol: string;
        /** Of the amending document, for which its entry is judged; the directive keeps its own. */
        readonly urgency: Urgency;
        readonly basis: string;
        readonly effectiveOn: LocalDate;
        readonly changes: readonly AmendmentChange[];
        readonly frozenGroups: readonly FrozenGroup[];
        readonly plannedAssignments: readonly PlannedAssignment[];
      };
    }
  | { readonly type: 'DirectiveConcluded'; readonly data: { readonly directiveId: DirectiveId; readonly basis: string } }
  /** Concluded by mistake (R15): it is in force again. */
  | { readonly type: 'DirectiveConclusionTakenBack'; readonly data: { readonly directiveId: DirectiveId; readonly reason: string } }
  | { readonly type: 'DirectiveWithdrawn'; readonly data: { readonly directiveId: DirectiveId; readonly basis: string } };

/** Stream `directive-number-<issuer>-<kind>-<year>-<number>`: claimed before a directive may be drafted under it. */
export type DirectiveNumberEvent =
  | { readonly type: 'DirectiveNumberClaimed'; readonly data: { readonly directiveId: DirectiveId } }
  | { readonly type: 'DirectiveNumberReleased'; readonly data: { readonly directiveId: DirectiveId; readonly reason: string } };
