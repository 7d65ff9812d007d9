import type { AssignmentId, BodyId, DirectiveId, LocalDate, TaskCode } from '../kernel/index.js';
import type { DirectiveContent, Urgency } from './document.js';
import type { AmendmentChange } from './events.js';
import type { OrganisationState } from '../organisation/index.js';
import type { Marked } from './secrecy.js';
import type { DirectiveStub } from './stub.js';

/** Gives the id of the assignment of a task to a body; deterministic, so that a repeated fan-out names the same ones. */
export type AssignmentIdFor = (directive: DirectiveId, task: TaskCode, body: BodyId) => AssignmentId;

/** The register is handed in with the commands that must know bodies and expand groups; the decider never loads it. */
export type DirectiveCommand =
  | Marked & { readonly type: 'DraftDirective'; readonly content: DirectiveContent; readonly register: OrganisationState }
  | Marked & { readonly type: 'ReviseDraft'; readonly content: DirectiveContent; readonly register: OrganisationState }
  | { readonly type: 'EnterStub'; readonly stub: DirectiveStub; readonly register: OrganisationState }
  | { readonly type: 'IssueDirective'; readonly register: OrganisationState; readonly assignmentIdFor: AssignmentIdFor }
  | Marked & {
      readonly type: 'AmendDirective';
      readonly amendmentSymbol: string;
      /** As marked on the amending paper. */
      readonly urgency: Urgency;
      readonly basis: string;
      readonly effectiveOn: LocalDate;
      readonly changes: readonly AmendmentChange[];
      readonly register: OrganisationState;
      readonly assignmentIdFor: AssignmentIdFor;
    }
  | { readonly type: 'ConcludeDirective'; readonly basis: string }
  | { readonly type: 'TakeBackDirectiveConclusion'; readonly reason: string }
  | { readonly type: 'WithdrawDirective'; readonly basis: string };

export type DirectiveNumberCommand =
  | { readonly type: 'ClaimDirectiveNumber'; readonly directiveId: DirectiveId }
  | { readonly type: 'ReleaseDirectiveNumber'; readonly directiveId: DirectiveId; readonly reason: string };
