import { confirmingBodyFor, type AssignmentState, type BodyId, type DirectiveContent, type LocalDate, type OrganisationState } from '#libs/domain';

/**
 * Who confirms after a transfer to another lead (R12): the body the directive names, else the first of its fallbacks that
 * stands `on` that day and has no part in the duty, by itself or by descent; null when none is free. A part is confirmed
 * by who handed it down.
 */
export function confirmingBodyAfter(to: BodyId, state: AssignmentState, content: DirectiveContent | null, register: OrganisationState, on: LocalDate): BodyId | null {
  const { terms, participants, coordination, parts } = state;
  if (terms === null || terms.parent !== null || content === null) return terms?.confirmingBody ?? null;
  const workers = new Set<BodyId>([to, ...coordination.keys()]);
  for (const { role, body } of participants) if (role === 'coordinate' || role === 'perform') workers.add(body);
  for (const { body, outcome } of parts.values()) if (outcome !== 'withdrawn') workers.add(body);
  return confirmingBodyFor(content, register, on, workers);
}
