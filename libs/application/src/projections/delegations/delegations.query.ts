import { evolveDelegations, initialDelegations, type DelegationEvent, type DelegationParty, type LocalDate } from '#libs/domain';
import type { QueryAnswer } from '../../queries/contract.js';
import { viewAt, type ReadingMemory } from '../reading/past-view.js';
import { readerOf, type QuerySources } from '../reading/query-sources.js';
import { answered } from '../reading/refusals.js';
import type { DelegationPartyRow, DelegationsAnswer, DelegationsQuestion } from './delegations.contract.js';
import { delegationsProjection } from './delegations.projection.js';

/** The delegations recorded by the moment, in the order of their first days. @throws ReadModelMissingError */
export async function askDelegations(sources: QuerySources, memory: ReadingMemory, { asked }: DelegationsQuestion): Promise<QueryAnswer<DelegationsAnswer>> {
  const found = viewAt(sources, memory, asked, [delegationsProjection]);
  if (!found.ok) return found;
  const { moment, today, register } = found.answer;
  let state = initialDelegations;
  let revision = -1;
  for (const row of readerOf(sources, delegationsProjection).database.prepare('SELECT revision, event FROM act WHERE idx <= ? ORDER BY idx').all(moment.index)) {
    state = evolveDelegations(state, JSON.parse(String(row['event'])) as DelegationEvent);
    revision = Number(row['revision']);
  }
  const { visibility } = asked;
  const named = ({ body, position }: DelegationParty, on: LocalDate): DelegationPartyRow => ({ body, name: register.name(body, on), position });
  const delegations = state.delegations
    .filter(({ from, to }) => visibility.kind === 'all' || visibility.bodies.includes(from.body) || visibility.bodies.includes(to.body))
    .map(({ delegationId, from, to, validFrom, validUntil, actions, basis }) => ({
      delegationId, from: named(from, validFrom), to: named(to, validFrom), validFrom, validUntil, actions, basis, inForce: validFrom <= today && (validUntil === null || today < validUntil),
    }))
    .toSorted((a, b) => (a.validFrom < b.validFrom || (a.validFrom === b.validFrom && a.delegationId < b.delegationId) ? -1 : 1));
  return answered({ moment, delegations, revision });
}
