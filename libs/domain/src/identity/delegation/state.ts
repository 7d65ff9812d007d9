import type { LocalDate } from '../../kernel/index.js';
import type { DelegationEvent, DelegationParty, DelegationTerms } from './events.js';

/** Every delegation there ever was, in the order in which they were given; a revoked one with the end that it came to have. */
export interface DelegationState {
  readonly delegations: readonly DelegationTerms[];
}

export const initialDelegations: DelegationState = { delegations: [] };

export function evolveDelegations(state: DelegationState, event: DelegationEvent): DelegationState {
  switch (event.type) {
    case 'PowerDelegated':
      return { delegations: [...state.delegations, event.data] };
    case 'DelegationRevoked': {
      const { delegationId, from } = event.data;
      return { delegations: state.delegations.map((each) => (each.delegationId === delegationId ? { ...each, validUntil: from } : each)) };
    }
  }
}

/** Days on which something holds: from the first to before the second. */
export interface Days {
  readonly from: LocalDate;
  readonly until: LocalDate | null;
}

export const daysOf = ({ validFrom, validUntil }: DelegationTerms): Days => ({ from: validFrom, until: validUntil });

/** Days that both have; null when there are none. */
export function commonDays(a: Days, b: Days): Days | null {
  const from = a.from > b.from ? a.from : b.from;
  const until = a.until === null ? b.until : b.until === null || a.until < b.until ? a.until : b.until;
  return until !== null && until <= from ? null : { from, until };
}

/** Does who receives as `receiver` act as `giver`? A body without a position covers each of its positions, either way. */
export const passesOn = (receiver: DelegationParty, giver: DelegationParty): boolean =>
  receiver.body === giver.body && (receiver.position === null || giver.position === null || receiver.position === giver.position);
