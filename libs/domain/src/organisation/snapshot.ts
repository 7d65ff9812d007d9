import type { BodyId } from '../kernel/index.js';
import type { HandOver, OrganisationState, RegisteredBody, RegisteredGroup } from './state.js';

/** The register as plain JSON values, for a snapshot; order of entry is kept. */
export interface OrganisationSnapshot {
  readonly bodies: readonly RegisteredBody[];
  readonly groups: readonly RegisteredGroup[];
  readonly handOvers: readonly (readonly [BodyId, HandOver])[];
}

export const organisationStateToJson = (state: OrganisationState): OrganisationSnapshot => ({
  bodies: [...state.bodies.values()],
  groups: [...state.groups.values()],
  handOvers: [...state.handOvers],
});

export const organisationStateFromJson = (snapshot: OrganisationSnapshot): OrganisationState => ({
  bodies: new Map(snapshot.bodies.map((body) => [body.bodyId, body])),
  groups: new Map(snapshot.groups.map((group) => [group.groupId, group])),
  handOvers: new Map(snapshot.handOvers),
});
