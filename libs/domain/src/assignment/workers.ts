import type { BodyId } from '../kernel/index.js';
import type { AssignmentState } from './state.js';

/** Bodies that have a hand in the work, and so may not judge it (R12): the lead, coordinators named or asked, performers, bearers of parts that were not withdrawn. */
export function workersOf({ terms, participants, coordination, parts }: Pick<AssignmentState, 'terms' | 'participants' | 'coordination' | 'parts'>): ReadonlySet<BodyId> {
  const workers = new Set<BodyId>(coordination.keys());
  if (terms !== null) workers.add(terms.leadBody);
  for (const { role, body } of participants) if (role === 'coordinate' || role === 'perform') workers.add(body);
  for (const { body, outcome } of parts.values()) if (outcome !== 'withdrawn') workers.add(body);
  return workers;
}
