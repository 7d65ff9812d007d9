import { dateAt, delegationsOf, heirOf, initialDelegations, emptyRegister, type BodyId, type Delegation, type DelegationState, type OrganisationState, type Role } from '#libs/domain';
import type { Clock } from '../../ports/index.js';
import { ORGANISATION } from '../aggregate.js';
import type { CommandCore } from '../command-core.js';
import { ORGANISATION_STREAM } from '../stream-names.js';
import { DELEGATION, DELEGATION_STREAM } from './delegation.aggregate.js';

/**
 * In whose name somebody may act, by the log: what was delegated, and what a body carries on for those that it took over
 * from (R11) – their directives, copies and past duties, which do not move. Held in memory, since every request asks;
 * `refresh` reads what was recorded since.
 */
export class DelegationsInForce {
  private delegations: DelegationState = initialDelegations;
  private register: OrganisationState = emptyRegister;

  constructor(
    private readonly core: CommandCore,
    private readonly clock: Clock,
  ) {}

  /** @throws what the log throws when it is broken. */
  async refresh(): Promise<void> {
    this.delegations = await this.core.stateOf(DELEGATION, DELEGATION_STREAM);
    this.register = await this.core.stateOf(ORGANISATION, ORGANISATION_STREAM);
  }

  of(person: { readonly body: BodyId; readonly roles: readonly Role[] }): readonly Delegation[] {
    const { handOvers } = this.register;
    if (handOvers.size === 0 && this.delegations.delegations.length === 0) return [];
    const today = dateAt(this.clock.now());
    const inherited: Delegation[] = [];
    for (const [ended, { order }] of handOvers) {
      if (order.on <= today && heirOf(this.register, ended, today, null).body === person.body) inherited.push({ from: ended, validFrom: order.on, validTo: null });
    }
    return [...delegationsOf(this.delegations, person, this.core.rules.for(null).policy.delegationMaxDepth), ...inherited];
  }
}
