import type { ActorId, BodyId, LocalDate, Role } from '#libs/domain';
import type { Asked, Moment, Page } from '../../queries/contract.js';

/** Persons by their ids, as the log knows them; who they are stands in the vault. */
export class PersonsQuestion {
  constructor(readonly asked: Asked, readonly person: ActorId | null, readonly page: Page) {}
}
/** `validUntil`: first day on which it is no longer held; `inForce`: on the day of the moment; `bodyName`: on the first day. */
export interface PositionRow { readonly positionId: string; readonly person: ActorId; readonly body: BodyId; readonly bodyName: string; readonly role: Role; readonly validFrom: LocalDate; readonly validUntil: LocalDate | null; readonly basis: string; readonly inForce: boolean }
/** `revision`: of the person's stream, for If-Match; `erasedAt`: when the data was destroyed. */
export interface PersonRow { readonly person: ActorId; readonly status: 'entered' | 'erasure-asked' | 'erased'; readonly enteredAt: string; readonly erasedAt: string | null; readonly positions: readonly PositionRow[]; readonly revision: number }
export interface PersonsAnswer { readonly moment: Moment; readonly persons: readonly PersonRow[]; readonly nextCursor: string | null }

/** Who holds, held or will hold which position of a body. */
export class PositionsQuestion {
  constructor(readonly asked: Asked, readonly narrow: { readonly body: BodyId | null; readonly person: ActorId | null; readonly inForce: boolean }) {}
}
/** By body, position and first day. `revision`: of the stream, for If-Match. */
export interface PositionsAnswer { readonly moment: Moment; readonly positions: readonly PositionRow[]; readonly revision: number }
