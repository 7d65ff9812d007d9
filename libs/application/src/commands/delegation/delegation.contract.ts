import type { Action, DelegationParty, LocalDate } from '#libs/domain';
import type { CommandContext } from '../contract.js';

export type DelegationIntent =
  | {
      readonly type: 'DelegatePower';
      readonly from: DelegationParty;
      readonly to: DelegationParty;
      readonly validFrom: LocalDate;
      readonly validUntil: LocalDate | null;
      readonly actions: readonly Action[] | null;
      readonly basis: string;
    }
  | { readonly type: 'RevokeDelegation'; readonly delegationId: string; readonly from: LocalDate | null; readonly reason: string };

/** The answer's id is the id of the delegation. */
export class ActOnDelegations {
  constructor(readonly intent: DelegationIntent, readonly context: CommandContext) {}
}
