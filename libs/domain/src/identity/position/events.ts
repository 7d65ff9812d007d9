import type { ActorId, BodyId, LocalDate } from '../../kernel/index.js';
import type { Role } from '../actor.js';

/** A person in a position of a body: from `validFrom` to before `validUntil`; null = until it is ended. */
export interface PositionTerms {
  readonly positionId: string;
  readonly person: ActorId;
  readonly body: BodyId;
  readonly role: Role;
  readonly validFrom: LocalDate;
  readonly validUntil: LocalDate | null;
  readonly basis: string;
}

/** Stream `positions`: one for all, since everybody's rights are asked at every request. */
export type PositionEvent =
  | { readonly type: 'PersonAppointed'; readonly data: PositionTerms }
  /** `from`: first day on which it is no longer held. */
  | { readonly type: 'PositionEnded'; readonly data: { readonly positionId: string; readonly from: LocalDate; readonly reason: string } };
