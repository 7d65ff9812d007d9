import { accept, addDays, dateAt, type Act, type BodyId, type Decision } from '../kernel/index.js';
import type { OrganisationCommand } from './commands.js';
import { basisFault, refuse } from './entry-checks.js';
import type { OrganisationEvent } from './events.js';
import { orderOf } from './hand-over-order.js';
import { bodyStands, successorsOf } from './queries.js';
import type { OrganisationRejection } from './rejections.js';
import type { OrganisationState } from './state.js';

type Command = Extract<OrganisationCommand, { type: 'OrderHandOver' }>;

/**
 * Names afterwards who takes over from a body that ended without anybody named (R11): the duties move from today, or from the
 * day after its last one where that is still ahead. What one of its successors can take goes to a successor.
 */
export function orderHandOver(command: Command, state: OrganisationState, act: Act): Decision<OrganisationEvent, OrganisationRejection> {
  const { bodyId, keeper, allotment, basis } = command;
  const body = state.bodies.get(bodyId);
  if (body === undefined) return refuse('unknown-body', { bodyId });
  if (body.lastDay === null) return refuse('body-not-ended', { bodyId });
  const known = state.handOvers.get(bodyId)?.order;
  if (known !== undefined) return known.keeper === keeper ? accept() : refuse('hand-over-already-ordered', { bodyId, keeper: known.keeper });
  const fault = basisFault(basis);
  if (fault !== null) return fault;
  const today = dateAt(act.recordedAt);
  const dayAfter = addDays(body.lastDay, 1);
  const on = dayAfter > today ? dayAfter : today;
  const standing = [...successorsOf(state, bodyId)].filter((successor) => bodyStands(state, successor, on) === 'active');
  const anybody: readonly BodyId[] = [keeper, ...allotment.map((allotted) => allotted.body)];
  return orderOf(state, { kind: 'keeper', bodies: [bodyId], among: standing.length === 0 ? anybody : standing, keeper, allotment, on, basis }, act);
}
