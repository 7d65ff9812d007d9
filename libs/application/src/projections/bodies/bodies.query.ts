import { bodyOn, expandGroup } from '#libs/domain';
import type { BodiesAnswer, BodiesQuestion, QueryAnswer } from '../../queries/contract.js';
import { viewAt, type ReadingMemory } from '../reading/past-view.js';
import type { QuerySources } from '../reading/query-sources.js';
import { answered } from '../reading/refusals.js';

/** The bodies that live on a day and the groups that are defined by then, as the register had been recorded at the moment; the day of the moment when none is named. @throws ReadModelMissingError */
export async function askBodies(sources: QuerySources, memory: ReadingMemory, { asked, on }: BodiesQuestion): Promise<QueryAnswer<BodiesAnswer>> {
  const found = viewAt(sources, memory, asked);
  if (!found.ok) return found;
  const { register, moment, today } = found.answer;
  const { state, revision } = register;
  const day = on ?? today;
  const bodies = [...state.bodies.values()].flatMap(({ bodyId, from, lastDay, predecessors, successors }) => {
    const body = bodyOn(state, bodyId, day);
    return body === null ? [] : [{ ...body, from, lastDay, predecessors, successors }];
  });
  const groups = [...state.groups.values()].filter(({ definitions }) => definitions.some(({ from }) => from <= day)).map(({ groupId, name, open }) => ({ groupId, name, open, members: expandGroup(state, groupId, day) }));
  return answered({ moment, bodies: bodies.sort((a, b) => (a.bodyId < b.bodyId ? -1 : 1)), groups: groups.sort((a, b) => (a.groupId < b.groupId ? -1 : 1)), revision });
}
