import type { BodyId, LocalDate } from '#libs/domain';
import type { Asked, Moment } from '../../queries/contract.js';

/** Delegations from or to the bodies that the caller may see. */
export class DelegationsQuestion {
  constructor(readonly asked: Asked) {}
}
/** `name`: as the body was called on the first day of the delegation. */
export interface DelegationPartyRow { readonly body: BodyId; readonly name: string; readonly position: string | null }
/** `validUntil`: first day on which it no longer holds; `inForce`: on the day of the moment. */
export interface DelegationRow {
  readonly delegationId: string; readonly from: DelegationPartyRow; readonly to: DelegationPartyRow; readonly validFrom: LocalDate; readonly validUntil: LocalDate | null;
  readonly actions: readonly string[] | null; readonly basis: string; readonly inForce: boolean;
}
/** `revision`: of the stream, for If-Match. */
export interface DelegationsAnswer { readonly moment: Moment; readonly delegations: readonly DelegationRow[]; readonly revision: number }
