import { evolveDelegations, heirOf, initialDelegations, type BodyId, type DelegationEvent, type DelegationParty, type LocalDate } from '#libs/domain';
import type { QueryAnswer } from '../../queries/contract.js';
import { viewAt, type ReadingMemory } from '../reading/past-view.js';
import { readerOf, type QuerySources } from '../reading/query-sources.js';
import { answered } from '../reading/refusals.js';
import type { DelegationPartyRow, DelegationsAnswer, DelegationsQuestion, InheritedRow } from './delegations.contract.js';
import { delegationsProjection } from './delegations.projection.js';

/** The delegations recorded by the moment, in the order of their first days. @throws ReadModelMissingError */
export async function askDelegations(sources: QuerySources, memory: ReadingMemory, { asked, narrow }: DelegationsQuestion): Promise<QueryAnswer<DelegationsAnswer>> {
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
  const concerns = (from: BodyId, to: BodyId): boolean =>
    (narrow.body === null || narrow.body === from || narrow.body === to) && (visibility.kind === 'all' || visibility.bodies.includes(from) || visibility.bodies.includes(to));
  const named = ({ body, position }: DelegationParty, on: LocalDate): DelegationPartyRow => ({ body, name: register.name(body, on), position });
  const delegations = state.delegations
    .filter(({ from, to }) => concerns(from.body, to.body))
    .map(({ delegationId, from, to, validFrom, validUntil, actions, basis }) => ({
      delegationId, from: named(from, validFrom), to: named(to, validFrom), validFrom, validUntil, actions, basis, inForce: validFrom <= today && (validUntil === null || today < validUntil),
    }))
    .filter(({ inForce }) => inForce || !narrow.inForce)
    .toSorted((a, b) => (a.validFrom < b.validFrom || (a.validFrom === b.validFrom && a.delegationId < b.delegationId) ? -1 : 1));
  const inherited = [...register.state.handOvers]
    .filter(([, { order }]) => order.on <= today)
    .map(([from, { order }]) => ({ from, to: heirOf(register.state, from, today, null).body, since: order.on, basis: order.basis }))
    .filter(({ from, to }) => concerns(from, to))
    .map((row): InheritedRow => ({ ...row, fromName: register.name(row.from, today), toName: register.name(row.to, today) }))
    .toSorted((a, b) => (a.since < b.since || (a.since === b.since && a.from < b.from) ? -1 : 1));
  return answered({ moment, delegations, inherited, revision });
}
