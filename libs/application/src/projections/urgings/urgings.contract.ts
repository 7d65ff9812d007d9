import type {
  AnswerGroup, AnswerStanding, AssignmentId, BodyId, BodyKind, BodyLevel, DirectiveId, DocumentNumber, EventReference, ExplanationStanding, Instant, LocalDate, PromisedDay, Ratio, Signatory,
  SlipColour, TaskCode, UrgingGrade, UrgingId, DutyRefusal,
} from '#libs/domain';
import type { Asked, BoundedPage, DutyRow, Moment } from '../../queries/contract.js';

/** A sentence in both languages of the interface. */
export interface Said {
  readonly vi: string;
  readonly en: string;
}

/** One urging in a list. k/n and the counts are of the addressees whose answers the asker may see: all of them, or its own. */
export interface UrgingRow {
  readonly urgingId: UrgingId;
  readonly symbol: string;
  readonly date: LocalDate;
  readonly issuer: BodyId;
  readonly issuerName: string;
  readonly grade: UrgingGrade;
  readonly colour: SlipColour;
  readonly status: 'issued' | 'withdrawn' | 'closed';
  readonly directiveId: DirectiveId | null;
  readonly answerDue: LocalDate;
  readonly demand: string;
  readonly asksExplanation: boolean;
  readonly duties: number;
  readonly answered: Ratio;
  readonly standings: Readonly<Record<AnswerStanding, number>>;
  readonly revision: number;
}

export interface UrgingAnswerText {
  /** Of the addressee, from 1. */
  readonly number: number;
  readonly text: string;
  readonly occurredOn: LocalDate;
  readonly recordedAt: Instant;
  /** Entered later than its paper says ("ghi bổ sung"). */
  readonly lateEntry: boolean;
  readonly refersTo: readonly EventReference[];
  /** Days promised; they change no deadline. */
  readonly promises: readonly PromisedDay[];
  /** Why it was taken back (R15); null while it stands. */
  readonly takenBack: string | null;
}

/** One step in the explanation of an addressee. */
export interface ExplanationStep {
  readonly step: 'given' | 'accepted' | 'asked-again' | 'taken-back' | 'acceptance-taken-back';
  readonly round: number;
  /** Explanation, note or reason. */
  readonly text: string | null;
  /** New day for the explanation; null unless asked again. */
  readonly due: LocalDate | null;
  readonly occurredOn: LocalDate;
  readonly recordedAt: Instant;
}

/** One line of the table of who answered. */
export interface UrgingAddresseeRow {
  readonly body: BodyId;
  /** Name on the date of the paper, and on the day of the moment. */
  readonly nameThen: string;
  readonly name: string;
  readonly kind: BodyKind;
  readonly level: BodyLevel;
  readonly duties: readonly AssignmentId[];
  readonly delivered: boolean;
  readonly standing: AnswerStanding;
  /** The standing in words; silence is told with the moment up to which it holds. */
  readonly said: Said;
  readonly answers: readonly UrgingAnswerText[];
  readonly explanation: { readonly standing: ExplanationStanding; readonly due: LocalDate | null; readonly steps: readonly ExplanationStep[] };
}

/** One duty that an urging is about. */
export interface UrgedDutyRow {
  readonly assignmentId: AssignmentId;
  readonly directiveId: DirectiveId;
  readonly taskCode: TaskCode;
  readonly lead: BodyId;
  /** Due day when it was urged. */
  readonly due: LocalDate;
  readonly follows: UrgingId | null;
  /** As it stands at the moment; null when the asker has no part in it. */
  readonly now: DutyRow | null;
}

export class UrgingsQuestion { constructor(readonly asked: Asked, readonly narrow: { readonly issuer: BodyId | null; readonly addressee: BodyId | null; readonly directiveId: DirectiveId | null; readonly grade: UrgingGrade | null }, readonly page: BoundedPage) {} }
/** Newest first. */
export interface UrgingsAnswer { readonly moment: Moment; readonly urgings: readonly UrgingRow[]; readonly nextCursor: string | null }

export class UrgingQuestion { constructor(readonly asked: Asked, readonly urgingId: UrgingId) {} }
export interface UrgingAnswer {
  readonly moment: Moment;
  readonly urging: UrgingRow;
  readonly number: DocumentNumber;
  readonly signatory: Signatory;
  readonly basis: string;
  readonly skipsGradeReason: string | null;
  readonly duties: readonly UrgedDutyRow[];
  /** Duties that were asked for and could not be urged; for the asker who sees the whole. */
  readonly leftOut: readonly { readonly assignmentId: AssignmentId; readonly reason: DutyRefusal }[];
  /** k/n by group of bodies. */
  readonly groups: readonly AnswerGroup[];
  readonly addressees: readonly UrgingAddresseeRow[];
  /** Basis of the withdrawal or note of the closing; null while it is open, or when nothing was noted. */
  readonly ending: string | null;
}

/** The urgings of some duties, newest first: of one duty for its page, of many to find what a graver urging goes on from. */
export class UrgingsOfDutiesQuestion { constructor(readonly asked: Asked, readonly assignments: readonly AssignmentId[]) {} }
export interface UrgingsOfDutiesAnswer { readonly moment: Moment; readonly urgings: readonly (UrgingRow & { readonly assignments: readonly AssignmentId[] })[] }

export type UrgingInboxFilter = 'to-answer' | 'overdue' | 'to-explain' | 'all';
/** What a body has been urged about; `to-answer`: open and without an answer of that body. */
export class UrgingInboxQuestion { constructor(readonly asked: Asked, readonly body: BodyId, readonly filter: UrgingInboxFilter, readonly page: BoundedPage) {} }
/** Nearest answer due first. */
export interface UrgingInboxAnswer { readonly moment: Moment; readonly counts: Readonly<Record<UrgingInboxFilter, number>>; readonly urgings: readonly (UrgingRow & { readonly mine: UrgingAddresseeRow })[]; readonly nextCursor: string | null }
