import type { BodyId, TeamMember } from '#libs/domain';
import { flag, id, listOf, object, text } from '../shape.js';
import { storedEvent } from '../stored-event.js';

/** Positions that make up the team; no person is named. */
export const inspectionTeamNamed = storedEvent('InspectionTeamNamed', 'inspection-team-named', object({
  members: listOf(object<TeamMember>({ body: id<BodyId>(), position: text, head: flag })),
}));
