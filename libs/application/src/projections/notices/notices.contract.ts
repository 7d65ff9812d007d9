import type { BodyId, DirectiveId, Instant, LocalDate, NoticeGroup, NoticeKind, NoticeSubject, NoticeText, TaskCode } from '#libs/domain';
import type { Asked, BoundedPage, Moment, Ratio } from '../../queries/contract.js';

/** One notice to one body, in words. */
export interface NoticeRow {
  /** Grows along the log; of no meaning beside order. */
  readonly id: number;
  /** Dense index of the event that gave it: what is marked as seen. */
  readonly index: number;
  readonly at: Instant;
  readonly kind: NoticeKind;
  readonly subject: NoticeText;
  readonly text: NoticeText;
  /** What it is about; the next two are null unless it is a duty. */
  readonly about: { readonly kind: 'duty' | NoticeSubject; readonly id: string };
  readonly directiveId: DirectiveId | null;
  readonly taskCode: TaskCode | null;
  /** Number and sign of the directive, urging or decision; what it is known by otherwise. */
  readonly symbol: string;
  readonly due: LocalDate | null;
  readonly seen: boolean;
}

/** The notices of a body, newest first, without those groups. The caller has to be one who may read the inbox of that body. */
export class NoticesQuestion { constructor(readonly asked: Asked, readonly body: BodyId, readonly only: 'all' | 'unseen', readonly page: BoundedPage, readonly without: readonly NoticeGroup[] = []) {} }
/** `unseen`: k not seen of n there are, of those that were asked for. `revision`: of the stream of seen marks, -1 before the first. */
export interface NoticesAnswer { readonly moment: Moment; readonly body: BodyId; readonly seenUpTo: number; readonly unseen: Ratio; readonly notices: readonly NoticeRow[]; readonly nextCursor: string | null; readonly revision: number }

/** A notice on its way out of the program. */
export interface OutgoingNotice extends NoticeRow {
  readonly body: BodyId;
}

/** The notices of the events after `after`, in order. `upTo`: the event up to which there is no other. */
export interface NoticesAfter {
  readonly upTo: number;
  readonly notices: readonly OutgoingNotice[];
}
