import {
  can, dutyToUrge, type Act, type Actor, type AssignmentId, type BodyId, type DirectiveId, type DutyToUrge, type EarlierUrging, type NamedAddressee, type OrganisationState,
} from '#libs/domain';
import { ASSIGNMENT, DIRECTIVE, ORGANISATION, URGING } from '../aggregate.js';
import type { CommandCore } from '../command-core.js';
import { assignmentResource, directiveResource } from '../resource-of.js';
import { assignmentStream, directiveStream, ORGANISATION_STREAM, urgingStream } from '../stream-names.js';
import type { UrgingSubject } from './urging.contract.js';

/** What lies around an urging, in other streams. */
export interface UrgingSurroundings {
  readonly duties: readonly DutyToUrge[];
  readonly bodies: readonly NamedAddressee[];
  readonly earlier: readonly EarlierUrging[];
  readonly register: OrganisationState;
}

/** Loads what an urging must be judged by. A duty or directive that the actor may not know of is told like one that does not exist. */
export async function surroundingsOf(core: CommandCore, { assignments, directiveId, bodies, follows }: UrgingSubject, actor: Actor, act: Act): Promise<UrgingSurroundings> {
  const [register, duties, reached, earlier] = await Promise.all([
    core.stateOf(ORGANISATION, ORGANISATION_STREAM),
    Promise.all([...new Set(assignments)].map((id) => dutyOf(core, id, actor, act))),
    reachedBy(core, directiveId, actor, act),
    Promise.all([...new Set(follows)].map(async (id) => earlierOf(await core.stateOf(URGING, urgingStream(id))))),
  ]);
  return { register, duties, bodies: bodies.map((body) => ({ body, inDirective: reached.has(body) })), earlier: earlier.flat() };
}

async function dutyOf(core: CommandCore, id: AssignmentId, actor: Actor, act: Act): Promise<DutyToUrge> {
  const state = await core.stateOf(ASSIGNMENT, assignmentStream(id));
  const resource = assignmentResource(state);
  const known = resource !== null && can(actor, 'assignment.read', resource, act.recordedAt, act.actingFor).allowed;
  return known ? dutyToUrge(id, state) : { assignmentId: id, facts: null };
}

async function reachedBy(core: CommandCore, id: DirectiveId | null, actor: Actor, act: Act): Promise<ReadonlySet<BodyId>> {
  if (id === null) return new Set();
  const state = await core.stateOf(DIRECTIVE, directiveStream(id));
  const resource = directiveResource(state);
  const known = resource !== null && state.issuedOn !== null && can(actor, 'directive.read', resource, act.recordedAt, act.actingFor).allowed;
  return known && resource.kind === 'directive' ? new Set(resource.reached) : new Set();
}

/** An urging that was withdrawn is no step to go on from. */
const earlierOf = ({ document, status, duties }: (typeof URGING)['decider']['initialState']): readonly EarlierUrging[] =>
  document === null || status === 'withdrawn' ? [] : [{ urgingId: document.urgingId, grade: document.grade, date: document.date, duties: duties.map(({ assignmentId }) => assignmentId) }];
