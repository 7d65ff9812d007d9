import { can, type BodyId, type Instant } from '#libs/domain';
import { ProblemError } from '../problems/problem.error.js';
import type { Caller } from '../signing-in/caller.js';

/** May the caller read what that body has to do, or only what it is told: in the own name, or in that of the body itself by delegation? @throws ProblemError `forbidden`, `not-found`. */
export function assertMayReadInbox({ actor }: Caller, body: BodyId, now: Instant, what: 'inbox.read' | 'notice.read' = 'inbox.read'): void {
  const resource = { kind: 'inbox', body } as const;
  const own = can(actor, what, resource, now);
  if (own.allowed || can(actor, what, resource, now, body).allowed) return;
  throw own.mayKnow ? new ProblemError('forbidden', { reason: own.reason }) : new ProblemError('not-found');
}
