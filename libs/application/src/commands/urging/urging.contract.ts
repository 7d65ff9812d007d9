import type {
  AssignmentId, BodyId, DirectiveId, DocumentNumber, DutyOutcome, EventReference, LocalDate, PromisedDay, Rejection, Signatory, SlipColour, UrgingAddressee, UrgingGrade, UrgingId, WithFiles,
} from '#libs/domain';
import type { CommandContext, CommandRefusal } from '../contract.js';

/** What an urging would be about: single duties, and bodies that a directive reaches. */
export interface UrgingSubject {
  /** Date on the paper. */
  readonly date: LocalDate;
  readonly grade: UrgingGrade;
  readonly directiveId: DirectiveId | null;
  readonly assignments: readonly AssignmentId[];
  /** Addressees beside the leads of the duties; they need a directive. */
  readonly bodies: readonly BodyId[];
  /** Earlier urgings that this one goes on from. */
  readonly follows: readonly UrgingId[];
  readonly skipsGradeReason: string | null;
}

/** The paper as its office enters it. Its id follows from the number, its colour from the policy of the body that urges. */
export interface UrgingDraft extends UrgingSubject {
  readonly number: DocumentNumber;
  readonly signatory: Signatory;
  readonly answerDue: LocalDate;
  readonly demand: string;
  readonly asksExplanation: boolean;
  readonly basis: string;
}

export type UrgingIntent =
  | { readonly type: 'RecordUrgingDelivery'; readonly addressee: BodyId; readonly channel: string }
  /** `addressee`: for which addressee a successor acts; null = for itself, or for the only one it continues. */
  | WithFiles & { readonly type: 'AnswerUrging'; readonly addressee: BodyId | null; readonly text: string; readonly refersTo: readonly EventReference[]; readonly promises: readonly PromisedDay[] }
  | WithFiles & { readonly type: 'GiveExplanation'; readonly addressee: BodyId | null; readonly text: string }
  | { readonly type: 'AcceptExplanation'; readonly addressee: BodyId; readonly note: string | null }
  | { readonly type: 'AskExplanationAgain'; readonly addressee: BodyId; readonly reason: string; readonly due: LocalDate }
  | { readonly type: 'WithdrawUrging'; readonly basis: string }
  | { readonly type: 'CloseUrging'; readonly note: string | null }
  | { readonly type: 'TakeBackUrgingAnswer'; readonly addressee: BodyId | null; readonly answer: number | null; readonly reason: string }
  | { readonly type: 'TakeBackExplanation'; readonly addressee: BodyId | null; readonly reason: string }
  | { readonly type: 'TakeBackExplanationAcceptance'; readonly addressee: BodyId; readonly reason: string }
  | { readonly type: 'TakeBackUrgingEnd'; readonly reason: string };

/** `leaveOutRefused`: duties that cannot be urged are left out and listed; else one of them refuses the whole. */
export class IssueUrging {
  constructor(readonly draft: UrgingDraft, readonly leaveOutRefused: boolean, readonly context: CommandContext) {}
}
export class ActOnUrging {
  constructor(readonly urgingId: UrgingId, readonly intent: UrgingIntent, readonly context: CommandContext) {}
}
/** What an urging of the actor's body would come to. Stores nothing. */
export class PreviewUrging {
  constructor(readonly subject: UrgingSubject, readonly context: CommandContext) {}
}

export interface UrgingPreview {
  readonly colour: SlipColour;
  /** Each duty once, in order. */
  readonly duties: readonly DutyOutcome[];
  /** Who would have to answer, were the duties that are refused left out. */
  readonly addressees: readonly UrgingAddressee[];
  /** Why the bodies named beside the duties cannot be addressed; null when they can. */
  readonly rejection: Rejection | null;
}
export type UrgingPreviewAnswer = { readonly ok: true; readonly preview: UrgingPreview } | { readonly ok: false; readonly refusal: CommandRefusal };
