import type { AssignmentId, BodyId, LocalDate } from '../kernel/index.js';
import type { HandOverOrder } from './events.js';
import type { OrganisationState } from './state.js';

/** Who carries what a body had, and the order by which it came there first; `order` null = the body itself. */
export interface Heir {
  readonly body: BodyId;
  readonly order: HandOverOrder | null;
}

/**
 * Who carries on `day` what `body` once had: itself while it lives, else the one that its order allots the duty to or
 * names for the rest, and so on through later changes (R11). A body that ended before such orders were given stays where
 * it is, since nobody was named. Ends always, because an order that would lead back is refused.
 */
export function heirOf(state: OrganisationState, body: BodyId, day: LocalDate, duty: AssignmentId | null): Heir {
  let order: HandOverOrder | null = null;
  let heir = body;
  for (;;) {
    const known = state.bodies.get(heir);
    const next = known === undefined || known.lastDay === null || day <= known.lastDay ? undefined : state.handOvers.get(heir);
    if (next === undefined) return { body: heir, order };
    order ??= next.order;
    heir = next.order.allotment.find(({ assignmentId }) => assignmentId === duty)?.body ?? next.order.keeper;
  }
}
