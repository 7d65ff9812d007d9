import type {
  Actor, ActorId, AmendmentChange, ArrivalNumber, AskableAct, AssignmentId, BodyId, CompletionRule, CoordinatorAnswer, CorrectableAct, Deadline, DirectiveContent,
  DirectiveId, ExtensionWhatIf, LeadMode, LocalDate, OrganisationCommand, PointCommand, RecurrenceCommand, Rejection, ReturnToIssuerReason, TaskCode, Urgency, WithFiles, DirectiveStub, Marked,
} from '#libs/domain';
import type { Title } from '../act-titles/titled.js';
import type { TrackingIntent } from './assignment/tracking-intent.js';

/** Who asks, for whom, and how the request may be recognised again. */
export interface CommandContext extends Marked {
  readonly actor: Actor;
  /** On whose behalf; null = the actor's own body. */
  readonly actingFor: BodyId | null;
  /** Day on the paper; null = today. */
  readonly occurredOn: LocalDate | null;
  readonly lateEntryBasis: string | null;
  /** Belongs to actor and target; null = none given. */
  readonly idempotencyKey: string | null;
  /** SHA-256 of the request's body; needed with a key. */
  readonly requestHash: string | null;
  /** From `If-Match`: the revision the caller saw; null = any. */
  readonly expectedRevision: number | null;
  readonly correlationId: string;
  /** The draft that the actor approves by this act; absent = it is no approval. */
  readonly prepared?: PreparedDraft;
  /** Asks only whether the actor may do it to the thing: nothing is decided or recorded. Absent = it is to be done. */
  readonly onlyAsks?: boolean;
}

/** A draft by somebody else: the act that comes of it is recognised by it, whoever approves and however often. */
export interface PreparedDraft {
  readonly by: ActorId;
  readonly proposalId: string;
  /** Revision in the stream of the proposal, and id, of the event that holds the draft. */
  readonly revision: number;
  readonly eventId: string;
}

/** What a client may ask of an assignment. Ids, dates by policy and facts of the register are filled in by the handler. */
export type AssignmentIntent =
  | TrackingIntent
  | RecurrenceCommand
  | Exclude<PointCommand, { readonly type: 'AmendPoints' }>
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
  | WithFiles & { readonly type: 'RequestExtension'; readonly proposedDue: LocalDate; readonly reason: string; readonly progressSoFar: string; readonly afterDue: boolean; readonly hinderedBy?: readonly BodyId[] }
  | { readonly type: 'GrantExtension'; readonly newDue: LocalDate; readonly note: string | null; readonly beyondCap: boolean }
  | { readonly type: 'RefuseExtension'; readonly reason: string }
  | { readonly type: 'ChangeDeadline'; readonly deadlines: readonly Deadline[]; readonly basis: string }
  | { readonly type: 'TransferAssignment'; readonly to: BodyId; readonly basis: string }
  | { readonly type: 'SuspendAssignment'; readonly basis: string }
  | { readonly type: 'ResumeAssignment'; readonly basis: string }
  | { readonly type: 'WithdrawAssignment'; readonly basis: string }
  | { readonly type: 'HandDownPart'; readonly body: BodyId; readonly mode: LeadMode; readonly summary: string; readonly expectedOutputs: readonly string[]; readonly deadlines: readonly Deadline[]; readonly partsCompletion: CompletionRule }
  | { readonly type: 'RequestCoordination'; readonly coordinator: BodyId; readonly request: string; readonly answerDue: LocalDate | null }
  | { readonly type: 'TakeBackCoordinationRequest'; readonly coordinator: BodyId; readonly reason: string }
  | WithFiles & { readonly type: 'AnswerCoordination'; readonly answer: CoordinatorAnswer; readonly note: string | null }
  | { readonly type: 'CorrectAct'; readonly act: CorrectableAct; readonly revision: number; readonly reason: string };

/** Gives a task of an issued directive to one more lead body: recorded in the new assignment's own stream, checked against the directive and the register. */
export class AssignTaskToBody {
  constructor(readonly directiveId: DirectiveId, readonly taskCode: TaskCode, readonly leadBody: BodyId, readonly mode: LeadMode, readonly reason: string, readonly context: CommandContext) {}
}

export type DirectiveIntent =
  | Marked & { readonly type: 'DraftDirective'; readonly content: Omit<DirectiveContent, 'directiveId'> }
  | Marked & { readonly type: 'ReviseDraft'; readonly content: Omit<DirectiveContent, 'directiveId'> }
  | { readonly type: 'EnterStub'; readonly stub: Omit<DirectiveStub, 'directiveId'> }
  | { readonly type: 'IssueDirective' }
  | Marked & { readonly type: 'AmendDirective'; readonly amendmentSymbol: string; readonly urgency: Urgency; readonly basis: string; readonly effectiveOn: LocalDate; readonly changes: readonly AmendmentChange[] }
  | { readonly type: 'ConcludeDirective'; readonly basis: string }
  | { readonly type: 'TakeBackDirectiveConclusion'; readonly reason: string }
  | { readonly type: 'WithdrawDirective'; readonly basis: string };

export type ReceiptIntent =
  | { readonly type: 'ConfirmDelivery' }
  | { readonly type: 'RegisterArrival'; readonly arrivalNumber: ArrivalNumber; readonly arrivalDate: LocalDate; readonly passedTo: string | null }
  | { readonly type: 'CorrectArrival'; readonly arrivalNumber: ArrivalNumber; readonly arrivalDate: LocalDate; readonly passedTo: string | null; readonly reason: string };

/** Sent through the command bus of @nestjs/cqrs; HTTP, CLI, demo and bench all use these. */
export class ActOnAssignment {
  constructor(readonly assignmentId: AssignmentId, readonly intent: AssignmentIntent, readonly context: CommandContext) {}
}
/** `directiveId` null with `DraftDirective` and `EnterStub` only: the id is then derived from the document's number. */
export class ActOnDirective {
  constructor(readonly directiveId: DirectiveId | null, readonly intent: DirectiveIntent, readonly context: CommandContext) {}
}
export class ActOnReceipt {
  constructor(readonly directiveId: DirectiveId, readonly addressee: BodyId, readonly intent: ReceiptIntent, readonly context: CommandContext) {}
}
export class ActOnOrganisation {
  constructor(readonly intent: OrganisationCommand, readonly context: CommandContext) {}
}

/** What was recorded. `position` is what a query can wait for; `repeated`: the key was known, this is the first answer again. */
export interface CommandReceipt {
  readonly id: string;
  readonly stream: string;
  readonly revision: number;
  readonly position: string;
  readonly recorded: number;
  readonly repeated: boolean;
  readonly warnings: readonly Rejection[];
}

/** One act that came between the revision the caller saw and the present one (412 tells these). */
export interface InterveningAct {
  readonly revision: number;
  readonly type: string;
  readonly title: Title;
  /** The body that it counts for. */
  readonly body: BodyId;
  readonly recordedAt: string;
}

export type CommandRefusal =
  /** The domain said no. */
  | { readonly kind: 'rejected'; readonly rejection: Rejection }
  /** `can()` said no; `mayKnow` false = the caller may not even learn that it exists (404). */
  | { readonly kind: 'forbidden'; readonly reason: string; readonly mayKnow: boolean }
  /** No such directive, assignment, receipt. */
  | { readonly kind: 'not-found' }
  /** `If-Match` names an older revision; `more`: acts came after those that are told. */
  | { readonly kind: 'stale'; readonly actualRevision: number; readonly between: readonly InterveningAct[]; readonly more?: boolean }
  /** Other writers were faster each time; nothing was recorded, and the same request may be sent again. */
  | { readonly kind: 'contended' }
  /** The Idempotency-Key was used with another body. */
  | { readonly kind: 'key-reused' }
  /** The log could not tell in time whether it stored the events; the same request with the same key is safe. */
  | { readonly kind: 'outcome-unknown' };

/** What the caller may do with a duty now. Stores nothing; it is asked beside the commands, since what they would answer is the answer. */
export class AskPossibleActs {
  constructor(
    readonly assignmentId: AssignmentId,
    readonly context: CommandContext,
  ) {}
}

/** An act that belongs to the caller; `refusal`: why the duty as it stands does not let it pass. */
export interface PossibleAct {
  readonly act: AskableAct;
  /** The caller drafts it, for whoever lets acts out of the body. */
  readonly byDraft: boolean;
  readonly refusal: Rejection | null;
}

/** Acts that do not belong to the caller are not listed. */
export type PossibleActsAnswer = { readonly ok: true; readonly revision: number; readonly acts: readonly PossibleAct[] } | { readonly ok: false; readonly refusal: CommandRefusal };

/** What granting the pending request for more time with this day would do, to those who may grant it (R5, R7). Stores nothing. */
export class AskExtensionWhatIf {
  constructor(
    readonly assignmentId: AssignmentId,
    readonly newDue: LocalDate,
    readonly context: CommandContext,
  ) {}
}

/** `revision`: of the duty that it was judged at. */
export type ExtensionWhatIfAnswer = { readonly ok: true; readonly revision: number; readonly whatIf: ExtensionWhatIf } | { readonly ok: false; readonly refusal: CommandRefusal };

export type CommandAnswer = { readonly ok: true; readonly receipt: CommandReceipt } | { readonly ok: false; readonly refusal: CommandRefusal };
