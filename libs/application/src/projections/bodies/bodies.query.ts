import { bodyOn, expandGroup, type BodyId, type LocalDate, type OrganisationState } from '#libs/domain';
import type { Asked, BodiesAnswer, BodiesQuestion, BodyRow, QueryAnswer } from '../../queries/contract.js';
import { viewAt, type ReadingMemory } from '../reading/past-view.js';
import type { QuerySources } from '../reading/query-sources.js';
import { answered, NOT_FOUND } from '../reading/refusals.js';

/** The bodies that live on a day and the groups that are defined by then, as the register had been recorded at the moment; the day of the moment when none is named. @throws ReadModelMissingError */
export async function askBodies(sources: QuerySources, memory: ReadingMemory, { asked, on }: BodiesQuestion): Promise<QueryAnswer<BodiesAnswer>> {
  const found = viewAt(sources, memory, asked);
  if (!found.ok) return found;
  const { register, moment, today } = found.answer;
  const { state, revision } = register;
  const day = on ?? today;
  const bodies = [...state.bodies.keys()].flatMap((id) => bodyRow(state, id, day) ?? []);
  const groups = [...state.groups.values()].filter(({ definitions }) => definitions.some(({ from }) => from <= day)).map(({ groupId, name, open }) => ({ groupId, name, open, members: expandGroup(state, groupId, day) }));
  return answered({ moment, bodies: bodies.sort((a, b) => (a.bodyId < b.bodyId ? -1 : 1)), groups: groups.sort((a, b) => (a.groupId < b.groupId ? -1 : 1)), revision });
}

/** One body as its row in the list says it on the day of the moment. @throws ReadModelMissingError */
export function bodyRowAt(sources: QuerySources, memory: ReadingMemory, asked: Asked, id: BodyId): QueryAnswer<BodyRow> {
  const found = viewAt(sources, memory, asked);
  if (!found.ok) return found;
  const row = bodyRow(found.answer.register.state, id, found.answer.today);
  return row === null ? NOT_FOUND : answered(row);
}

/** Null when it does not live on that day. */
function bodyRow(state: OrganisationState, id: BodyId, day: LocalDate): BodyRow | null {
  const [registered, body] = [state.bodies.get(id), bodyOn(state, id, day)];
  if (registered === undefined || body === null) return null;
  const { from, lastDay, predecessors, successors } = registered;
  return { ...body, from, lastDay, predecessors, successors };
}
