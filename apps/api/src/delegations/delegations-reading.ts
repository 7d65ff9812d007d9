import type { Visibility } from '#libs/application';
import { can, type BodyId, type Instant } from '#libs/domain';
import { ProblemError } from '../problems/problem.error.js';
import type { Caller } from '../signing-in/caller.js';

/**
 * Whose delegations the caller may see: those of every body for who oversees or administers, else those from or to the
 * bodies in whose name it may act. @throws ProblemError for a body that is none of these.
 */
export function delegationsSeenBy({ actor, visibility }: Caller, body: BodyId | null, now: Instant): Visibility {
  const everybodys = can(actor, 'delegation.read', { kind: 'delegation', from: NOBODY, to: NOBODY }, now).allowed;
  if (everybodys) return { kind: 'all' };
  if (body !== null) {
    const resource = { kind: 'delegation', from: body, to: body } as const;
    const own = can(actor, 'delegation.read', resource, now);
    if (!own.allowed && !can(actor, 'delegation.read', resource, now, body).allowed) throw own.mayKnow ? new ProblemError('forbidden', { reason: own.reason }) : new ProblemError('not-found');
  }
  return visibility;
}

/** Stands for any body that the caller has nothing to do with: no key of the register is empty. */
const NOBODY = '' as BodyId;
