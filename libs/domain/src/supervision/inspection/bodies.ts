import { hasPart, type DirectiveContent } from '../../directive/index.js';
import type { Act, BodyId, LocalDate } from '../../kernel/index.js';
import { bodyStands, heirOf, type BodyKind, type OrganisationState } from '../../organisation/index.js';
import { refuse, type Refusal } from './rejections.js';

export type InspectionRole = 'issuer' | 'inspecting' | 'inspected' | 'member';

/** The body stands on that day and is under the authority. */
export function standsFault(register: OrganisationState, body: BodyId, as: InspectionRole, on: LocalDate): Refusal | null {
  switch (bodyStands(register, body, on)) {
    case 'active':
      return null;
    case 'unknown':
      return refuse('unknown-body', { bodyId: body });
    case 'ended':
      return refuse('body-ended', { bodyId: body, as });
    case 'external':
      return refuse('body-is-external', { bodyId: body, as });
  }
}

/** Who holds on the day of the act what the body had: itself, or the one it was handed over to when it ended (R11). */
export const presentHolder = (register: OrganisationState, body: BodyId, { occurredOn }: Pick<Act, 'occurredOn'>): BodyId => heirOf(register, body, occurredOn, null).body;

/** Whom a place falls to first (R12): the office of the committee, then the standing committee, then whoever else may confirm. */
export const KEEPERS: readonly BodyKind[] = ['committeeOffice', 'standingCommittee'];

/**
 * Who takes a place of an inspection that nobody can fill any more (R12), first choice first: of those who may confirm under
 * the directive the office, else the standing committee, else the others. None that is a relative of an inspected body.
 */
export function inspectionKeepers(content: DirectiveContent | null, inspected: readonly BodyId[], register: OrganisationState, day: LocalDate): readonly BodyId[] {
  const named = content === null ? [] : [content.confirmingBody, ...content.confirmingFallbacks, content.number.issuer];
  return keepersAmong(named, inspected, register, day);
}

/** Of these bodies, or who continues them, those that may take a place over that relatives of the watched ones had (R12), first choice first. */
export function keepersAmong(named: readonly BodyId[], watched: readonly BodyId[], register: OrganisationState, day: LocalDate): readonly BodyId[] {
  const heirs = new Set(named.map((body) => heirOf(register, body, day, null).body));
  const rank = (body: BodyId): number => {
    const place = KEEPERS.indexOf(register.bodies.get(body)?.kind as BodyKind);
    return place < 0 ? KEEPERS.length : place;
  };
  return [...heirs].filter((body) => bodyStands(register, body, day) === 'active' && !hasPart(register, body, new Set(watched))).toSorted((a, b) => rank(a) - rank(b));
}

/** R12: whoever inspects is none of the inspected, and neither continues one of them nor is continued by one. */
export const selfInspectionFault = (register: OrganisationState, body: BodyId, as: InspectionRole, inspected: readonly BodyId[]): Refusal | null =>
  hasPart(register, body, new Set(inspected)) ? refuse('inspects-itself', { bodyId: body, as }) : null;

/** The first body that stands twice. */
export function repeatedFault(bodies: readonly BodyId[]): Refusal | null {
  const twice = bodies.find((body, place) => bodies.indexOf(body) !== place);
  return twice === undefined ? null : refuse('body-repeated', { bodyId: twice });
}
