import { accept, addDays, REGISTER_KEY, type Act, type BodyId, type Decider, type Decision, type LocalDate } from '../kernel/index.js';
import type { OrganisationCommand } from './commands.js';
import { valueOn } from './dated.js';
import { changeFault, composed, composedName, dateFault, entriesFault, nameFault, namesFault, refuse } from './entry-checks.js';
import type { OrganisationEvent } from './events.js';
import { emptyRegister, evolveOrganisation } from './evolve.js';
import { ordered, withDueHandOvers } from './hand-over-order.js';
import { orderHandOver } from './order-hand-over.js';
import type { OrganisationRejection } from './rejections.js';
import type { OrganisationState } from './state.js';
import { succeedBodies } from './succeed-bodies.js';

type Outcome = Decision<OrganisationEvent, OrganisationRejection>;
type Of<Type extends OrganisationCommand['type']> = Extract<OrganisationCommand, { type: Type }>;

/** The register of bodies (R11): one aggregate, ids for ever, everything else dated. Who may change it is `can`'s business. */
export const organisationDecider: Decider<OrganisationCommand, OrganisationState, OrganisationEvent, OrganisationRejection> = {
  initialState: emptyRegister,
  decide(command, state, act) {
    switch (command.type) {
      case 'RegisterBodies':
        return registerBodies(command, state);
      case 'RenameBody':
        return renameBody(command, state);
      case 'MoveBody':
        return moveBody(command, state);
      case 'EndBody':
        return withDueHandOvers(endBody(command, state, act), state, act);
      case 'SucceedBodies':
        return withDueHandOvers(succeedBodies(command, state, act), state, act);
      case 'OrderHandOver':
        return withDueHandOvers(orderHandOver(command, state, act), state, act);
      case 'BeginDueHandOvers':
        return withDueHandOvers(accept(), state, act);
      case 'DefineGroup':
        return defineGroup(command, state);
    }
  },
  evolve: evolveOrganisation,
};

function registerBodies(command: Of<'RegisterBodies'>, state: OrganisationState): Outcome {
  if (command.bodies.length === 0) return refuse('nothing-named', { list: 'bodies' });
  const bodies = composed(command.bodies);
  return entriesFault(state, bodies) ?? accept({ type: 'BodiesRegistered', data: { bodies } });
}

function renameBody(command: Of<'RenameBody'>, state: OrganisationState): Outcome {
  const { bodyId, from, basis } = command;
  const name = composedName(command.name);
  const fault = changeFault(state, bodyId, from, basis) ?? nameFault(bodyId, name);
  if (fault !== null) return fault;
  if (valueOn(state.bodies.get(bodyId)!.names, from) === name) return accept();
  const event = { type: 'BodyRenamed', data: { bodyId, name, from, basis } } as const;
  return namesFault(evolveOrganisation(state, event), new Set([bodyId])) ?? accept(event);
}

function moveBody(command: Of<'MoveBody'>, state: OrganisationState): Outcome {
  const { bodyId, parentId, from, basis } = command;
  const fault = changeFault(state, bodyId, from, basis);
  if (fault !== null) return fault;
  if (parentId !== null) {
    const parent = state.bodies.get(parentId);
    if (parent === undefined) return refuse('unknown-parent', { bodyId, parentId });
    if (parent.lastDay !== null && parent.lastDay < from) return refuse('parent-ended', { bodyId, parentId, lastDay: parent.lastDay });
  }
  if (valueOn(state.bodies.get(bodyId)!.parents, from) === parentId) return accept();
  const event = { type: 'BodyMoved', data: { bodyId, parentId, from, basis } } as const;
  const moved = evolveOrganisation(state, event);
  if (standsBelowItself(moved, bodyId, from)) return refuse('parent-cycle', { bodyId, parentId });
  return namesFault(moved, new Set([bodyId])) ?? accept(event);
}

/** On `from` or on any later day for which a move is already recorded: a chart must stay a tree on every day. */
function standsBelowItself(state: OrganisationState, start: BodyId, from: LocalDate): boolean {
  const days = new Set([from]);
  for (const { parents } of state.bodies.values()) for (const entry of parents.slice(1)) if (entry.from > from) days.add(entry.from);
  const parentOn = (id: BodyId, day: LocalDate): BodyId | null => {
    const parents = state.bodies.get(id)?.parents ?? [];
    return valueOn(parents, day) ?? (parents[0] !== undefined && parents[0].from > day ? parents[0].value : null);
  };
  for (const day of days) {
    const seen = new Set<BodyId>();
    for (let above = parentOn(start, day); above !== null && !seen.has(above); above = parentOn(above, day)) {
      if (above === start) return true;
      seen.add(above);
    }
  }
  return false;
}

/** Its open duties need somebody to keep them: a body without successor hands them to the one named (R11). */
function endBody({ bodyId, lastDay, basis, keeper }: Of<'EndBody'>, state: OrganisationState, act: Act): Outcome {
  const known = state.bodies.get(bodyId);
  if (known !== undefined && known.lastDay !== null) {
    return known.lastDay === lastDay ? accept() : refuse('body-already-ended', { bodyId, lastDay: known.lastDay });
  }
  const fault = changeFault(state, bodyId, lastDay, basis);
  if (fault !== null) return fault;
  const ended = { type: 'BodyEnded', data: { bodyId, lastDay, basis } } as const;
  if (keeper === null) return known?.external === true ? accept(ended) : refuse('keeper-missing', { bodyId });
  const on = addDays(lastDay, 1);
  return ordered(evolveOrganisation(state, ended), { kind: 'end', bodies: [bodyId], among: [keeper], keeper, allotment: [], on, basis }, act, ended);
}

function defineGroup(command: Of<'DefineGroup'>, state: OrganisationState): Outcome {
  const { groupId, rule, from, open } = command;
  const name = composedName(command.name);
  if (!REGISTER_KEY.test(groupId)) return refuse('id-malformed', { id: groupId });
  const fault = nameFault(groupId, name) ?? dateFault(from);
  if (fault !== null) return fault;
  if (!open && rule.by === 'members' && rule.members.length === 0) return refuse('nothing-named', { list: 'members' });
  if (!open && rule.by === 'kind' && rule.kinds.length === 0) return refuse('nothing-named', { list: 'kinds' });
  const named = rule.by === 'members' ? rule.members : [...rule.except, ...(rule.parentId === null ? [] : [rule.parentId])];
  const unknown = named.find((bodyId) => !state.bodies.has(bodyId));
  if (unknown !== undefined) return refuse('unknown-body', { bodyId: unknown });
  if (rule.by === 'members' && new Set(rule.members.map((id) => state.bodies.get(id)?.external)).size > 1) return refuse('group-mixes-external', { groupId });
  return accept({ type: 'GroupDefined', data: { groupId, name, rule, from, open } });
}
