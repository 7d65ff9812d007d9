import type { OrganisationState, RegisteredBody, RegisteredGroup } from './state.js';

/** The register as plain JSON values, for a snapshot; order of entry is kept. */
export interface OrganisationSnapshot {
  readonly bodies: readonly RegisteredBody[];
  readonly groups: readonly RegisteredGroup[];
}

export const organisationStateToJson = (state: OrganisationState): OrganisationSnapshot => ({
  bodies: [...state.bodies.values()],
  groups: [...state.groups.values()],
});

export const organisationStateFromJson = (snapshot: OrganisationSnapshot): OrganisationState => ({
  bodies: new Map(snapshot.bodies.map((body) => [body.bodyId, body])),
  groups: new Map(snapshot.groups.map((group) => [group.groupId, group])),
});
