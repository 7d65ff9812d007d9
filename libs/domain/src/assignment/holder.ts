import type { BodyId, Instant } from '../kernel/index.js';
import type { AssignmentState } from './state.js';

/** A body that must act now, in which part, and since when: its own clock (feature 36). */
export interface Holding {
  readonly body: BodyId;
  readonly as: 'lead' | 'confirming' | 'issuer';
  readonly since: Instant;
}

/**
 * Everybody that must act now, the one that answers for lateness first.
 *
 * Under review it is the confirming body (R4), after a return the issuer. A request for extension filed in time puts
 * the issuer first, because the lead has done what R5 asks of it; filed late, the lead stays first. Nobody holds a duty
 * that is suspended, withdrawn or done, except the issuer of a request that is still undecided.
 */
export function holdingsOf(state: AssignmentState): readonly Holding[] {
  if (state.terms === null || state.heldSince === null) return [];
  const { leadBody, confirmingBody, issuer } = state.terms;
  const { extension, heldSince: since } = state;
  const deciding: readonly Holding[] = extension === null ? [] : [{ body: issuer, as: 'issuer', since: extension.filedAt }];
  switch (state.status) {
    case 'assigned':
    case 'acknowledged':
    case 'in-progress': {
      const working: Holding = { body: leadBody, as: 'lead', since };
      return extension?.filedLate === true ? [working, ...deciding] : [...deciding, working];
    }
    case 'submitted':
      return [{ body: confirmingBody, as: 'confirming', since }, ...deciding];
    case 'returned-to-issuer':
      return [{ body: issuer, as: 'issuer', since }];
    case 'accepted':
      return deciding;
    case 'none':
    case 'closed':
    case 'suspended':
    case 'withdrawn':
      return [];
  }
}

/** The body whose list an overdue stands on, with the instant since which it has the duty; null when nobody must act. */
export const holdingOf = (state: AssignmentState): Holding | null => holdingsOf(state)[0] ?? null;

export const holderOf = (state: AssignmentState): BodyId | null => holdingOf(state)?.body ?? null;
