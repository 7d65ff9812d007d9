import { addDays, type Act, type Decision } from '../kernel/index.js';
import type { OrganisationCommand } from './commands.js';
import { basisFault, changeFault, composed, dateFault, entriesFault, refuse } from './entry-checks.js';
import type { OrganisationEvent } from './events.js';
import { evolveOrganisation, withEnd } from './evolve.js';
import { ordered } from './hand-over-order.js';
import { predecessorsOf } from './queries.js';
import type { OrganisationRejection } from './rejections.js';
import type { OrganisationState } from './state.js';

type Command = Extract<OrganisationCommand, { type: 'SucceedBodies' }>;

/** A merger or a split (R11): predecessors end on the eve, successors stand on the day, all in one event. */
export function succeedBodies(command: Command, state: OrganisationState, act: Act): Decision<OrganisationEvent, OrganisationRejection> {
  const { predecessors, successors, on, basis } = command;
  if (predecessors.length === 0) return refuse('nothing-named', { list: 'predecessors' });
  if (successors.length === 0) return refuse('nothing-named', { list: 'successors' });
  const fault = dateFault(on) ?? basisFault(basis);
  if (fault !== null) return fault;
  const all = [...predecessors, ...successors];
  const repeated = all.find((id, i) => all.indexOf(id) !== i);
  if (repeated !== undefined) return refuse(predecessors.includes(repeated) && successors.includes(repeated) ? 'lineage-cycle' : 'body-repeated', { bodyId: repeated });

  const eve = addDays(on, -1);
  for (const bodyId of predecessors) {
    const ending = state.bodies.get(bodyId)?.lastDay ?? null;
    if (ending !== null && ending !== eve) return refuse('body-already-ended', { bodyId, lastDay: ending });
    if (state.bodies.get(bodyId)?.successors.length !== 0 && ending !== null) return refuse('body-already-ended', { bodyId, lastDay: ending });
    const unfit = changeFault(state, bodyId, eve, basis);
    if (unfit !== null) return unfit;
    const looped = successors.find((successor) => predecessorsOf(state, bodyId).has(successor));
    if (looped !== undefined) return refuse('lineage-cycle', { bodyId: looped });
  }

  const newBodies = composed(command.newBodies);
  const stray = newBodies.find((entry) => !successors.includes(entry.bodyId));
  if (stray !== undefined) return refuse('new-body-not-successor', { bodyId: stray.bodyId });
  const unfit = entriesFault(withEnd(state, predecessors, eve), newBodies);
  if (unfit !== null) return unfit;
  for (const bodyId of successors) {
    const { from, lastDay } = state.bodies.get(bodyId) ?? { from: newBodies.find((entry) => entry.bodyId === bodyId)?.from, lastDay: null };
    if (from === undefined) return refuse('unknown-body', { bodyId });
    if (from > on || (lastDay !== null && lastDay < on)) return refuse('successor-not-standing', { bodyId, on });
  }
  const keeper = command.keeper ?? (successors.length === 1 ? (successors[0] ?? null) : null);
  if (keeper === null) return refuse('keeper-missing', { bodyId: predecessors[0] });
  const succeeded = { type: 'BodiesSucceeded', data: { predecessors, successors, newBodies, on, basis } } as const;
  return ordered(
    evolveOrganisation(state, succeeded),
    { kind: 'succession', bodies: predecessors, among: successors, keeper, allotment: command.allotment, on, basis },
    act,
    succeeded,
  );
}
