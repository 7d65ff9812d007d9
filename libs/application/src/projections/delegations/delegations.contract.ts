import type { BodyId, LocalDate } from '#libs/domain';
import type { Asked, Moment } from '../../queries/contract.js';

/** Delegations from or to the bodies that the visibility names. */
export class DelegationsQuestion {
  constructor(readonly asked: Asked, readonly narrow: { readonly body: BodyId | null; readonly inForce: boolean } = { body: null, inForce: false }) {}
}
/** `name`: as the body was called on the first day of the delegation. */
export interface DelegationPartyRow { readonly body: BodyId; readonly name: string; readonly position: string | null }
/** `validUntil`: first day on which it no longer holds; `inForce`: on the day of the moment. */
export interface DelegationRow {
  readonly delegationId: string; readonly from: DelegationPartyRow; readonly to: DelegationPartyRow; readonly validFrom: LocalDate; readonly validUntil: LocalDate | null;
  readonly actions: readonly string[] | null; readonly basis: string; readonly inForce: boolean;
}
/** Whose place a body has by a change of bodies, so that its people may act in the old name too (R11); since when, and by which paper. */
export interface InheritedRow { readonly from: BodyId; readonly fromName: string; readonly to: BodyId; readonly toName: string; readonly since: LocalDate; readonly basis: string }
/** `inherited`: as of the moment. `revision`: of the stream, for If-Match. */
export interface DelegationsAnswer { readonly moment: Moment; readonly delegations: readonly DelegationRow[]; readonly inherited: readonly InheritedRow[]; readonly revision: number }
