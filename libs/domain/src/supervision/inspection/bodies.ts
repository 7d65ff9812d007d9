import { hasPart } from '../../directive/index.js';
import type { Act, BodyId, LocalDate } from '../../kernel/index.js';
import { bodyStands, heirOf, type OrganisationState } from '../../organisation/index.js';
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

/** R12: whoever inspects is none of the inspected, and neither continues one of them nor is continued by one. */
export const selfInspectionFault = (register: OrganisationState, body: BodyId, as: InspectionRole, inspected: readonly BodyId[]): Refusal | null =>
  hasPart(register, body, new Set(inspected)) ? refuse('inspects-itself', { bodyId: body, as }) : null;

/** The first body that stands twice. */
export function repeatedFault(bodies: readonly BodyId[]): Refusal | null {
  const twice = bodies.find((body, place) => bodies.indexOf(body) !== place);
  return twice === undefined ? null : refuse('body-repeated', { bodyId: twice });
}
