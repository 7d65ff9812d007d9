import { addDays, type BodyId, type OrganisationEvent } from '#libs/domain';
import type { BodyChange } from './body-lives.contract.js';

/** What acts of the register changed about which bodies, each with the paper that it names. */
export function bodyChanges(acts: Iterable<OrganisationEvent>): ReadonlyMap<BodyId, readonly BodyChange[]> {
  const changes = new Map<BodyId, BodyChange[]>();
  for (const [body, change] of [...acts].flatMap(changesOf)) changes.set(body, [...(changes.get(body) ?? []), change]);
  return changes;
}

function changesOf(act: OrganisationEvent): readonly (readonly [BodyId, BodyChange])[] {
  switch (act.type) {
    case 'BodyRenamed':
      return [[act.data.bodyId, { kind: 'renamed', on: act.data.from, basis: act.data.basis }]];
    case 'BodyMoved':
      return [[act.data.bodyId, { kind: 'moved', on: act.data.from, basis: act.data.basis }]];
    case 'BodyEnded':
      return [[act.data.bodyId, { kind: 'ended', on: act.data.lastDay, basis: act.data.basis }]];
    case 'BodiesSucceeded': {
      const { predecessors, successors, newBodies, on, basis } = act.data;
      const founded = new Set(newBodies.map(({ bodyId }) => bodyId));
      return [
        ...predecessors.map((body) => [body, { kind: 'gone-into', on: addDays(on, -1), basis }] as const),
        ...successors.map((body) => [body, { kind: founded.has(body) ? 'founded' : 'took-over', on, basis }] as const),
      ];
    }
    case 'BodiesRegistered':
    case 'HandOverOrdered':
    case 'HandOverFellDue':
    case 'GroupDefined':
      return [];
  }
}
