import { accept, dateAt, reject, type Act, type Decider, type Decision } from '../../kernel/index.js';
import type { Role } from '../actor.js';
import type { DelegationCommand } from './commands.js';
import type { DelegationEvent, DelegationTerms } from './events.js';
import type { DelegationRejection } from './rejections.js';
import { commonDays, daysOf, evolveDelegations, initialDelegations, passesOn, type Days, type DelegationState } from './state.js';

type Outcome = Decision<DelegationEvent, DelegationRejection>;
type Delegate = Extract<DelegationCommand, { type: 'DelegatePower' }>;

const PERSONAL: ReadonlySet<Role> = new Set<Role>(['auditor', 'administrator']);

/** Delegation and absence: half-open intervals, chains of bounded length, no cycle on any day. Who may give it is `can`'s business. */
export const delegationDecider: Decider<DelegationCommand, DelegationState, DelegationEvent, DelegationRejection> = {
  initialState: initialDelegations,
  decide: (command, state, act) => (command.type === 'DelegatePower' ? delegate(command, state, act) : revoke(command, state, act)),
  evolve: evolveDelegations,
};

function delegate({ terms, stands, maxDepth }: Delegate, state: DelegationState, act: Act): Outcome {
  const { from, to, validFrom, validUntil, actions, basis } = terms;
  const recordedOn = dateAt(act.recordedAt);
  if (passesOn(to, from)) return reject('delegation-to-self', { body: from.body });
  if (validUntil !== null && validUntil <= validFrom) return reject('delegation-interval-empty', { validFrom, validUntil });
  if (validFrom < recordedOn) return reject('delegation-in-past', { validFrom, recordedOn });
  for (const position of [from.position, to.position]) if (position !== null && PERSONAL.has(position)) return reject('position-not-delegable', { position });
  if (actions !== null && actions.length === 0) return reject('delegation-covers-nothing');
  if (basis.trim() === '') return reject('delegation-basis-missing');
  for (const side of ['from', 'to'] as const) if (stands[side] !== 'active') return reject('delegation-body-not-standing', { body: terms[side].body, stands: stands[side] });
  const before = reach(state.delegations, terms, 'up', maxDepth);
  const after = reach(state.delegations, terms, 'down', maxDepth);
  if (after.cycle !== null) return reject('delegation-cycle', { through: after.cycle });
  const depth = before.length + 1 + after.length;
  return depth > maxDepth ? reject('delegation-chain-too-long', { depth, maxDepth }) : accept({ type: 'PowerDelegated', data: terms });
}

interface Reach {
  /** Delegations of the longest chain on that side that holds together on some day. */
  readonly length: number;
  /** Id of the delegation by which the power comes back; null = it does not. */
  readonly cycle: string | null;
}

/** Looks one step further than is allowed; what stands already is never longer than that and has no cycle. */
function reach(all: readonly DelegationTerms[], start: DelegationTerms, side: 'up' | 'down', maxDepth: number): Reach {
  const walk = (at: DelegationTerms, days: Days, steps: number): Reach => {
    let longest: Reach = { length: 0, cycle: null };
    if (steps > maxDepth) return longest;
    for (const next of all) {
      if (!(side === 'down' ? passesOn(at.to, next.from) : passesOn(next.to, at.from))) continue;
      const common = commonDays(days, daysOf(next));
      if (common === null) continue;
      if (side === 'down' && passesOn(next.to, start.from)) return { length: 1, cycle: next.delegationId };
      const further = walk(next, common, steps + 1);
      if (further.cycle !== null) return further;
      if (further.length + 1 > longest.length) longest = { length: further.length + 1, cycle: null };
    }
    return longest;
  };
  return walk(start, daysOf(start), 1);
}

function revoke({ delegationId, from, reason }: Extract<DelegationCommand, { type: 'RevokeDelegation' }>, state: DelegationState, act: Act): Outcome {
  const known = state.delegations.find((each) => each.delegationId === delegationId);
  if (known === undefined) return reject('delegation-unknown', { delegationId });
  if (reason.trim() === '') return reject('delegation-basis-missing');
  const recordedOn = dateAt(act.recordedAt);
  const day = from ?? recordedOn;
  if (day < recordedOn) return reject('delegation-in-past', { validFrom: day, recordedOn });
  if (known.validUntil !== null && known.validUntil <= day) return reject('delegation-over', { until: known.validUntil });
  // One that has not begun never comes to hold.
  return accept({ type: 'DelegationRevoked', data: { delegationId, from: day < known.validFrom ? known.validFrom : day, reason } });
}
