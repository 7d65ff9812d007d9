import type { OrganisationEvent } from '#libs/domain';
import type { QueryAnswer } from '../../queries/contract.js';
import { bodiesProjection } from '../bodies/bodies.projection.js';
import { viewAt, type ReadingMemory } from '../reading/past-view.js';
import { readerOf, type QuerySources } from '../reading/query-sources.js';
import { answered } from '../reading/refusals.js';
import { bodyChanges } from './body-changes.js';
import type { BodyLife, BodyLivesAnswer, BodyLivesQuestion } from './body-lives.contract.js';

/** The lives of all bodies, as the register had been recorded at the moment. @throws ReadModelMissingError */
export async function askBodyLives(sources: QuerySources, memory: ReadingMemory, { asked }: BodyLivesQuestion): Promise<QueryAnswer<BodyLivesAnswer>> {
  const found = viewAt(sources, memory, asked);
  if (!found.ok) return found;
  const { register, moment } = found.answer;
  const acts = readerOf(sources, bodiesProjection).database.prepare('SELECT event FROM act WHERE idx <= ? ORDER BY idx').all(moment.index);
  const changes = bodyChanges(acts.map(({ event }) => JSON.parse(String(event)) as OrganisationEvent));
  const bodies = [...register.state.bodies.values()].map(({ bodyId, names, from, lastDay, external, predecessors, successors }): BodyLife => ({
    bodyId, names: names.map((name) => ({ from: name.from, name: name.value })), from, lastDay, external, predecessors, successors, changes: changes.get(bodyId) ?? [],
  })); // prettier-ignore
  return answered({ moment, bodies: bodies.toSorted((a, b) => (a.from === b.from ? (a.bodyId < b.bodyId ? -1 : 1) : a.from < b.from ? -1 : 1)) });
}
