import type { Visibility } from '../../queries/contract.js';

/** Whether somebody who may see this much may see what these bodies (joined by commas) have a part in. */
export function mayKnow(visibility: Visibility, parties: string): boolean {
  if (visibility.kind === 'all') return true;
  const bodies: readonly string[] = visibility.bodies;
  return parties.split(',').some((party) => bodies.includes(party));
}
