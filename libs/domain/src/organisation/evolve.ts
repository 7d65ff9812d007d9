import { addDays, type BodyId, type LocalDate } from '../kernel/index.js';
import { withEntry } from './dated.js';
import type { BodyEntry, OrganisationEvent } from './events.js';
import type { HandOver, OrganisationState, RegisteredBody, RegisteredGroup } from './state.js';

/** The empty register. */
export const emptyRegister: OrganisationState = { bodies: new Map(), groups: new Map(), handOvers: new Map() };

const registered = (entry: BodyEntry): RegisteredBody => ({
  bodyId: entry.bodyId,
  kind: entry.kind,
  level: entry.level,
  external: entry.external,
  from: entry.from,
  lastDay: null,
  names: [{ from: entry.from, value: entry.name }],
  parents: [{ from: entry.from, value: entry.parentId }],
  predecessors: [],
  successors: [],
});

/** The register with these bodies entered. */
export const withBodies = (state: OrganisationState, entries: readonly BodyEntry[]): OrganisationState => ({
  ...state,
  bodies: new Map([...state.bodies, ...entries.map((entry) => [entry.bodyId, registered(entry)] as const)]),
});

function changed(state: OrganisationState, ids: readonly BodyId[], change: (body: RegisteredBody) => RegisteredBody): OrganisationState {
  const bodies = new Map(state.bodies);
  for (const id of ids) {
    const body = bodies.get(id);
    if (body !== undefined) bodies.set(id, change(body));
  }
  return { ...state, bodies };
}

/** The register in which these bodies ended with `lastDay`. */
export const withEnd = (state: OrganisationState, ids: readonly BodyId[], lastDay: LocalDate): OrganisationState =>
  changed(state, ids, (body) => ({ ...body, lastDay }));

/** Folds one event into the register. */
export function evolveOrganisation(state: OrganisationState, event: OrganisationEvent): OrganisationState {
  switch (event.type) {
    case 'BodiesRegistered':
      return withBodies(state, event.data.bodies);
    case 'BodyRenamed': {
      const { bodyId, name, from } = event.data;
      return changed(state, [bodyId], (body) => ({ ...body, names: withEntry(body.names, from, name) }));
    }
    case 'BodyMoved': {
      const { bodyId, parentId, from } = event.data;
      return changed(state, [bodyId], (body) => ({ ...body, parents: withEntry(body.parents, from, parentId) }));
    }
    case 'BodyEnded':
      return withEnd(state, [event.data.bodyId], event.data.lastDay);
    case 'BodiesSucceeded': {
      const { predecessors, successors, newBodies, on } = event.data;
      const ended = withEnd(withBodies(state, newBodies), predecessors, addDays(on, -1));
      const linked = changed(ended, predecessors, (body) => ({ ...body, successors: [...body.successors, ...successors] }));
      return changed(linked, successors, (body) => ({ ...body, predecessors: [...body.predecessors, ...predecessors] }));
    }
    case 'HandOverOrdered': {
      const handOver: HandOver = { order: event.data, begun: false };
      return { ...state, handOvers: new Map([...state.handOvers, ...event.data.bodies.map((body) => [body, handOver] as const)]) };
    }
    case 'HandOverFellDue': {
      const begun = [...state.handOvers].map(([body, handOver]) => [body, handOver.order.changeId === event.data.changeId ? { ...handOver, begun: true } : handOver] as const);
      return { ...state, handOvers: new Map(begun) };
    }
    case 'GroupDefined': {
      const { groupId, name, rule, from, open } = event.data;
      const definitions = withEntry(state.groups.get(groupId)?.definitions ?? [], from, rule);
      const group: RegisteredGroup = { groupId, name, definitions, open };
      return { ...state, groups: new Map([...state.groups, [groupId, group]]) };
    }
  }
}
