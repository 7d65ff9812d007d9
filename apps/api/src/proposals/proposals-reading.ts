import type { Visibility } from '#libs/application';
import { bodiesActedFor, can, readsAccessLog, type Instant } from '#libs/domain';
import type { Caller } from '../signing-in/caller.js';

/** Whose drafts the caller may see: of the bodies at whose desk they are. The supervising office reads what left a body; an auditor reads all. */
export function proposalsSeenBy({ actor, visibility }: Pick<Caller, 'actor' | 'visibility'>, now: Instant): Visibility {
  if (readsAccessLog(actor)) return visibility;
  return { kind: 'bodies', bodies: bodiesActedFor(actor, now).filter((body) => can(actor, 'proposal.read', { kind: 'proposal', body }, now, body).allowed) };
}
