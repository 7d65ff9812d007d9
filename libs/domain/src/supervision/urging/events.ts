import type { BodyId, LocalDate } from '../../kernel/index.js';
import type { EventReference, LeftOutDuty, PromisedDay, UrgedDuty, UrgingAddressee, UrgingDocument } from './document.js';

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
  | { readonly type: 'ExplanationAccepted'; readonly data: { readonly addressee: BodyId; readonly round: number; readonly note: string | null } }
  | { readonly type: 'ExplanationAskedAgain'; readonly data: { readonly addressee: BodyId; readonly round: number; readonly reason: string; readonly due: LocalDate } }
  | { readonly type: 'UrgingWithdrawn'; readonly data: { readonly basis: string } }
  /** `unanswered`: addressees of whom no answer had been recorded by then, in the order of the paper. */
  | { readonly type: 'UrgingClosed'; readonly data: { readonly note: string | null; readonly unanswered: readonly BodyId[] } };
