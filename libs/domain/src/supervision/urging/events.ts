import type { AttachedFile } from '../../files/index.js';
import type { BodyId, LocalDate } from '../../kernel/index.js';
import type { EventReference, LeftOutDuty, PromisedDay, UrgedDuty, UrgingAddressee, UrgingDocument } from './document.js';

/** What ended an urging. */
export const URGING_ENDS = ['closure', 'withdrawal'] as const;
export type UrgingEnd = (typeof URGING_ENDS)[number];

/** Stream `urging-<id>`: the id follows from the number, so the stream itself is the claim on it. The instant of each act is in the metadata. */
export type UrgingEvent =
  /** `addressees` is frozen: the leads of the duties and the bodies named beside them, each once, with the names of that day. */
  | {
      readonly type: 'UrgingIssued';
      readonly data: { readonly document: UrgingDocument; readonly duties: readonly UrgedDuty[]; readonly addressees: readonly UrgingAddressee[]; readonly leftOut: readonly LeftOutDuty[] };
    }
  | { readonly type: 'UrgingDelivered'; readonly data: { readonly addressee: BodyId; readonly channel: string } }
  /** The first answer of an addressee is judged against the answer due; later ones add to it. */
  | {
      readonly type: 'UrgingAnswered';
      readonly data: { readonly addressee: BodyId; readonly text: string; readonly refersTo: readonly EventReference[]; readonly promises: readonly PromisedDay[] };
    }
  /** Giải trình; `round` counts from 1 for each addressee. */
  | { readonly type: 'ExplanationGiven'; readonly data: { readonly addressee: BodyId; readonly round: number; readonly text: string } }
  /** Right behind the answer or explanation that carries them. */
  | { readonly type: 'UrgingFilesAttached'; readonly data: { readonly addressee: BodyId; readonly files: readonly AttachedFile[] } }
  | { readonly type: 'ExplanationAccepted'; readonly data: { readonly addressee: BodyId; readonly round: number; readonly note: string | null } }
  | { readonly type: 'ExplanationAskedAgain'; readonly data: { readonly addressee: BodyId; readonly round: number; readonly reason: string; readonly due: LocalDate } }
  | { readonly type: 'UrgingWithdrawn'; readonly data: { readonly basis: string } }
  /** `unanswered`: addressees of whom no answer had been recorded by then, in the order of the paper. */
  | { readonly type: 'UrgingClosed'; readonly data: { readonly note: string | null; readonly unanswered: readonly BodyId[] } }
  /** R15: `answer` counts the answers of the addressee from 1. Without one that stands it has not answered. */
  | { readonly type: 'UrgingAnswerTakenBack'; readonly data: { readonly addressee: BodyId; readonly answer: number; readonly reason: string } }
  /** R15: before it was judged; it is owed again, by the same day. */
  | { readonly type: 'ExplanationTakenBack'; readonly data: { readonly addressee: BodyId; readonly round: number; readonly reason: string } }
  /** R15: accepted by mistake; it waits to be judged again. */
  | { readonly type: 'ExplanationAcceptanceTakenBack'; readonly data: { readonly addressee: BodyId; readonly round: number; readonly reason: string } }
  /** R15: closed or withdrawn by mistake; it is open again. */
  | { readonly type: 'UrgingEndTakenBack'; readonly data: { readonly end: UrgingEnd; readonly reason: string } };
