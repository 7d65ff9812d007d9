import { evolveDelegations, heirOf, initialDelegations, type BodyId, type DelegationEvent, type DelegationParty, type DelegationTerms } from '#libs/domain';
import type { SqlRow } from '../../ports/read-model-store.js';
import type { Asked, QueryAnswer, Visibility } from '../../queries/contract.js';
import { viewAt, type PastView, type ReadingMemory } from '../reading/past-view.js';
import { readerOf, type QuerySources } from '../reading/query-sources.js';
import { answered, NOT_FOUND } from '../reading/refusals.js';
import type { DelegationPartyRow, DelegationRow, DelegationsAnswer, DelegationsQuestion, InheritedRow } from './delegations.contract.js';
import { delegationsProjection } from './delegations.projection.js';

/** The delegations recorded by the moment, in the order of their first days. @throws ReadModelMissingError */
export async function askDelegations(sources: QuerySources, memory: ReadingMemory, { asked, narrow }: DelegationsQuestion): Promise<QueryAnswer<DelegationsAnswer>> {
  const found = viewAt(sources, memory, asked, [delegationsProjection]);
  if (!found.ok) return found;
  const { moment, today, register } = found.answer;
  const acts = readerOf(sources, delegationsProjection).database.prepare('SELECT revision, event FROM act WHERE idx <= ? ORDER BY idx').all(moment.index);
  const concerns = (from: BodyId, to: BodyId): boolean => (narrow.body === null || narrow.body === from || narrow.body === to) && mayKnow(asked.visibility, from, to);
  const delegations = foldedIn(acts)
    .filter(({ from, to }) => concerns(from.body, to.body))
    .map((terms) => rowOf(terms, found.answer))
    .filter(({ inForce }) => inForce || !narrow.inForce)
    .toSorted((a, b) => (a.validFrom < b.validFrom || (a.validFrom === b.validFrom && a.delegationId < b.delegationId) ? -1 : 1));
  const inherited = [...register.state.handOvers]
    .filter(([, { order }]) => order.on <= today)
    .map(([from, { order }]) => ({ from, to: heirOf(register.state, from, today, null).body, since: order.on, basis: order.basis }))
    .filter(({ from, to }) => concerns(from, to))
    .map((row): InheritedRow => ({ ...row, fromName: register.name(row.from, today), toName: register.name(row.to, today) }))
    .toSorted((a, b) => (a.since < b.since || (a.since === b.since && a.from < b.from) ? -1 : 1));
  return answered({ moment, delegations, inherited, revision: Number(acts.at(-1)?.['revision'] ?? -1) });
}

/** One delegation as its row in the list says it. @throws ReadModelMissingError */
export function delegationRowAt(sources: QuerySources, memory: ReadingMemory, asked: Asked, id: string): QueryAnswer<DelegationRow> {
  const found = viewAt(sources, memory, asked, [delegationsProjection]);
  if (!found.ok) return found;
  // No other act can be about it: one that only names it in its words changes nothing.
  const acts = readerOf(sources, delegationsProjection).database.prepare('SELECT event FROM act WHERE idx <= ? AND instr(event, ?) > 0 ORDER BY idx').all(found.answer.moment.index, id);
  const terms = foldedIn(acts).find(({ delegationId }) => delegationId === id);
  return terms === undefined || !mayKnow(asked.visibility, terms.from.body, terms.to.body) ? NOT_FOUND : answered(rowOf(terms, found.answer));
}

const foldedIn = (acts: readonly SqlRow[]): readonly DelegationTerms[] => acts.reduce((state, row) => evolveDelegations(state, JSON.parse(String(row['event'])) as DelegationEvent), initialDelegations).delegations;

const mayKnow = (visibility: Visibility, from: BodyId, to: BodyId): boolean => visibility.kind === 'all' || visibility.bodies.includes(from) || visibility.bodies.includes(to);

function rowOf({ delegationId, from, to, validFrom, validUntil, actions, basis }: DelegationTerms, { register, today }: PastView): DelegationRow {
  const named = ({ body, position }: DelegationParty): DelegationPartyRow => ({ body, name: register.name(body, validFrom), position });
  return { delegationId, from: named(from), to: named(to), validFrom, validUntil, actions, basis, inForce: validFrom <= today && (validUntil === null || today < validUntil) };
}
