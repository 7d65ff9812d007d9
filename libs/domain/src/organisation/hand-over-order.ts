import { accept, actingBody, dateAt, type Act, type BodyId, type Decision, type LocalDate } from '../kernel/index.js';
import { refuse, type Refusal } from './entry-checks.js';
import type { AllottedDuty, HandOverOrder, OrganisationEvent } from './events.js';
import { evolveOrganisation } from './evolve.js';
import { bodyStands } from './queries.js';
import type { OrganisationRejection } from './rejections.js';
import type { HandOver, OrganisationState } from './state.js';

type Outcome = Decision<OrganisationEvent, OrganisationRejection>;

interface Ordering {
  readonly kind: 'end' | 'succession' | 'keeper';
  readonly bodies: readonly BodyId[];
  /** Who may be given duties. */
  readonly among: readonly BodyId[];
  readonly keeper: BodyId;
  readonly allotment: readonly AllottedDuty[];
  readonly on: LocalDate;
  readonly basis: string;
}

/** `changed` together with the order to hand the duties over; `after` is the register with the change in it. */
export function ordered(after: OrganisationState, ordering: Ordering, act: Act, changed: OrganisationEvent): Outcome {
  const order = orderOf(after, ordering, act);
  return order.ok ? accept(changed, ...order.events) : order;
}

/** The order alone, given in `register`. */
export function orderOf(register: OrganisationState, { kind, among, ...asked }: Ordering, act: Act): Outcome {
  // A body ends once, is succeeded once and is given a keeper once, so its id tells the change from every other of its kind.
  const order: HandOverOrder = { changeId: `${kind}:${asked.on}:${asked.bodies[0] ?? ''}`, ...asked, orderedBy: actingBody(act) };
  return orderFault(register, order, among) ?? accept({ type: 'HandOverOrdered', data: order });
}

function orderFault(state: OrganisationState, order: HandOverOrder, among: readonly BodyId[]): Refusal | null {
  const { bodies, allotment, on } = order;
  const allotted = new Set(allotment.map(({ assignmentId }) => assignmentId));
  if (allotted.size < allotment.length) {
    const twice = allotment.find(({ assignmentId }, at) => allotment.findIndex((other) => other.assignmentId === assignmentId) !== at);
    return refuse('allotment-repeated', { assignmentId: twice?.assignmentId });
  }
  for (const body of takersOf(order)) {
    if (bodies.includes(body)) return refuse('lineage-cycle', { bodyId: body });
    if (!state.bodies.has(body)) return refuse('unknown-body', { bodyId: body });
    if (!among.includes(body)) return refuse('keeper-not-eligible', { bodyId: body });
    const stands = bodyStands(state, body, on);
    if (stands === 'external' && bodies.some((ending) => state.bodies.get(ending)?.external === false)) return refuse('keeper-not-eligible', { bodyId: body });
    if (stands !== 'active' && stands !== 'external') return refuse('successor-not-standing', { bodyId: body, on });
    if (leadsTo(state, body, bodies)) return refuse('lineage-cycle', { bodyId: body });
  }
  return null;
}

const takersOf = ({ keeper, allotment }: HandOverOrder): ReadonlySet<BodyId> => new Set([keeper, ...allotment.map(({ body }) => body)]);

/** Would duties given to `start` come back to one of `bodies` by orders already given, for whatever day? */
function leadsTo(state: OrganisationState, start: BodyId, bodies: readonly BodyId[]): boolean {
  const open = [start];
  const seen = new Set<BodyId>();
  for (let body = open.pop(); body !== undefined; body = open.pop()) {
    if (bodies.includes(body)) return true;
    if (seen.has(body)) continue;
    seen.add(body);
    const handOver = state.handOvers.get(body);
    if (handOver !== undefined) open.push(...takersOf(handOver.order));
  }
  return false;
}

/** Orders whose day has come by `day` and that nobody has begun, the earliest first. */
export function dueHandOvers(state: OrganisationState, day: LocalDate): readonly HandOverOrder[] {
  const due = new Map<string, HandOver>();
  for (const handOver of state.handOvers.values()) if (!handOver.begun && handOver.order.on <= day) due.set(handOver.order.changeId, handOver);
  return [...due.values()].map(({ order }) => order).toSorted((a, b) => (a.on < b.on || (a.on === b.on && a.changeId < b.changeId) ? -1 : 1));
}

/** The decision, and with it the beginning of every hand-over whose day has come. */
export function withDueHandOvers(decision: Outcome, state: OrganisationState, act: Act): Outcome {
  if (!decision.ok) return decision;
  const after = decision.events.reduce(evolveOrganisation, state);
  const begun = dueHandOvers(after, dateAt(act.recordedAt)).map(({ changeId }) => ({ type: 'HandOverFellDue', data: { changeId } }) as const);
  return accept(...decision.events, ...begun);
}
