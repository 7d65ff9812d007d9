import type { WithFiles } from '../../files/index.js';
import type { AssignmentId, BodyId, LocalDate, UrgingId } from '../../kernel/index.js';
import type { OrganisationState } from '../../organisation/index.js';
import type { EventReference, PromisedDay, UrgingDocument, UrgingGrade } from './document.js';
import type { DutyToUrge } from './duty-to-urge.js';

/** An urging that stands, and the duties it was about: what a graver grade may go on from. */
export interface EarlierUrging {
  readonly urgingId: UrgingId;
  readonly grade: UrgingGrade;
  readonly date: LocalDate;
  readonly duties: readonly AssignmentId[];
}

/** A body named beside the leads of the duties. */
export interface NamedAddressee {
  readonly body: BodyId;
  /** Is it an addressee or a lead of the directive that the urging is about? */
  readonly inDirective: boolean;
}

/** An event that an answer points to, with how far the duty's stream goes; -1 = there is none. */
export interface CheckedReference extends EventReference {
  readonly lastRevision: number;
}

/** Everything that lies in other streams is handed in; the decider loads nothing. */
export type UrgingCommand =
  | {
      readonly type: 'IssueUrging';
      readonly document: UrgingDocument;
      readonly duties: readonly DutyToUrge[];
      readonly bodies: readonly NamedAddressee[];
      readonly earlier: readonly EarlierUrging[];
      /** True: duties that cannot be urged are left out and listed. False: one of them refuses the whole. */
      readonly leaveOutRefused: boolean;
      readonly register: OrganisationState;
    }
  | { readonly type: 'RecordUrgingDelivery'; readonly addressee: BodyId; readonly channel: string }
  /** `addressee`: for which addressee a successor answers; null = for itself, or for the only one it continues. */
  | WithFiles & {
      readonly type: 'AnswerUrging';
      readonly addressee: BodyId | null;
      readonly text: string;
      readonly refersTo: readonly CheckedReference[];
      readonly promises: readonly PromisedDay[];
      readonly register: OrganisationState;
    }
  | WithFiles & { readonly type: 'GiveExplanation'; readonly addressee: BodyId | null; readonly text: string; readonly register: OrganisationState }
  | { readonly type: 'AcceptExplanation'; readonly addressee: BodyId; readonly note: string | null; readonly register: OrganisationState }
  | { readonly type: 'AskExplanationAgain'; readonly addressee: BodyId; readonly reason: string; readonly due: LocalDate; readonly register: OrganisationState }
  | { readonly type: 'WithdrawUrging'; readonly basis: string; readonly register: OrganisationState }
  | { readonly type: 'CloseUrging'; readonly note: string | null; readonly register: OrganisationState }
  /** `answer`: which one, counted from 1; null = the last that stands. */
  | { readonly type: 'TakeBackUrgingAnswer'; readonly addressee: BodyId | null; readonly answer: number | null; readonly reason: string; readonly register: OrganisationState }
  | { readonly type: 'TakeBackExplanation'; readonly addressee: BodyId | null; readonly reason: string; readonly register: OrganisationState }
  | { readonly type: 'TakeBackExplanationAcceptance'; readonly addressee: BodyId; readonly reason: string; readonly register: OrganisationState }
  | { readonly type: 'TakeBackUrgingEnd'; readonly reason: string; readonly register: OrganisationState };
