import { addDays, type BodyId } from '../../kernel/index.js';
import type { Action } from '../actions.js';
import type { Delegation, Role } from '../actor.js';
import type { DelegationTerms } from './events.js';
import { commonDays, daysOf, passesOn, type Days, type DelegationState } from './state.js';

/**
 * What somebody of that body with those roles may do in the name of others, directly or by what others were given: each
 * with the days and the acts that every delegation of its chain allows. `maxDepth`: from policy.
 */
export function delegationsOf(state: DelegationState, person: { readonly body: BodyId; readonly roles: readonly Role[] }, maxDepth: number): readonly Delegation[] {
  const found: Delegation[] = [];
  const walk = (at: DelegationTerms, days: Days, actions: readonly Action[] | null, steps: number): void => {
    const { body, position } = at.from;
    found.push({ from: body, validFrom: days.from, validTo: days.until === null ? null : addDays(days.until, -1), position, actions });
    if (steps >= maxDepth) return;
    for (const above of state.delegations) {
      if (!passesOn(above.to, at.from)) continue;
      const common = commonDays(days, daysOf(above));
      if (common !== null) walk(above, common, both(actions, above.actions), steps + 1);
    }
  };
  for (const each of state.delegations) {
    const { body, position } = each.to;
    const days = commonDays(daysOf(each), daysOf(each));
    if (body === person.body && (position === null || person.roles.includes(position)) && days !== null) walk(each, days, each.actions, 1);
  }
  return found;
}

const both = (a: readonly Action[] | null, b: readonly Action[] | null): readonly Action[] | null => (a === null ? b : b === null ? a : a.filter((action) => b.includes(action)));
