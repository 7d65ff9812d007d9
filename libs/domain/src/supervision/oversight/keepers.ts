import type { DirectiveContent } from '../../directive/index.js';
import type { BodyId, LocalDate } from '../../kernel/index.js';
import type { OrganisationState } from '../../organisation/index.js';
import { KEEPERS, keepersAmong } from '../inspection/bodies.js';
import type { OversightOpening } from './events.js';

/**
 * Who ends an oversight whose overseeing body came to be one with an overseen one (R12), first choice first: the office,
 * else the standing committee, of the level of the overseeing body or named by the directive; none that is overseen.
 * `content`: of the directive that is watched; null = none in particular.
 */
export function oversightKeepers(content: DirectiveContent | null, { overseeingBody, overseenBodies }: OversightOpening, register: OrganisationState, day: LocalDate): readonly BodyId[] {
  const level = register.bodies.get(overseeingBody)?.level;
  const offices = [...register.bodies.values()].filter((body) => KEEPERS.includes(body.kind) && body.level === level).map(({ bodyId }) => bodyId);
  const named = content === null ? [] : [content.confirmingBody, ...content.confirmingFallbacks, content.number.issuer];
  return keepersAmong([...named, ...offices], overseenBodies, register, day);
}
