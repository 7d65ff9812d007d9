import { heirOf, reportingUnits, type BodyId, type DirectiveState, type LocalDate, type OrganisationState, type ReportingState, type Resource, type ReviewState } from '#libs/domain';

/** What `can()` must know of an obligation; null before it was set up. `units`: whose reports it is about, all bodies that ever reported when absent. */
export function reportingResource(state: ReportingState, units: readonly BodyId[] = reportingUnits(state)): Resource | null {
  const { owner, consolidator, recipient } = state;
  return owner === null || consolidator === null || recipient === null ? null : { kind: 'reporting', owner, consolidator, recipient, units };
}

/** What `can()` must know of a review; null before it was begun. */
export const reviewResource = ({ conductor, units: asked }: ReviewState, units: readonly BodyId[] = asked.flatMap(({ unit, filedBy }) => [unit, filedBy])): Resource | null =>
  conductor === null ? null : { kind: 'review', conductor, units };

/** Whether the body stands above a directive that was issued, or carries on on that day the part of one that did (R11): nobody else asks for reports on it. */
export const standsAbove = ({ content, issuedOn }: DirectiveState, body: BodyId, register: OrganisationState, on: LocalDate): boolean =>
  content !== null && issuedOn !== null && [content.number.issuer, content.confirmingBody, content.supervisingBody].some((above) => heirOf(register, above, on, null).body === body);
