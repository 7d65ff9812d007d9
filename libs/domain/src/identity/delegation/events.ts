import type { BodyId, LocalDate } from '../../kernel/index.js';
import type { Action } from '../actions.js';
import type { Role } from '../actor.js';

/** A body, or only those of it who hold a position; null = whoever may act for the body. */
export interface DelegationParty {
  readonly body: BodyId;
  readonly position: Role | null;
}

/** What is delegated, and for how long: from `validFrom` to before `validUntil`; null = until revoked. */
export interface DelegationTerms {
  readonly delegationId: string;
  /** Whose power it is. With a position, that position's acts; else the acts that the other's own position allows. */
  readonly from: DelegationParty;
  readonly to: DelegationParty;
  readonly validFrom: LocalDate;
  readonly validUntil: LocalDate | null;
  /** The acts it covers; null = all. */
  readonly actions: readonly Action[] | null;
  readonly basis: string;
}

/** Stream `delegations`: one for all, since a chain or a cycle spans them. */
export type DelegationEvent =
  | { readonly type: 'PowerDelegated'; readonly data: DelegationTerms }
  /** `from`: first day on which it no longer holds. */
  | { readonly type: 'DelegationRevoked'; readonly data: { readonly delegationId: string; readonly from: LocalDate; readonly reason: string } };
