import type { Visibility } from '#libs/application';
import { bodiesActedFor, readsAccessLog, type Instant } from '#libs/domain';
import type { Caller } from '../signing-in/caller.js';

/** Whose drafts the caller may see: of the bodies acted for. The supervising office reads what left a body; an auditor reads all. */
export function proposalsSeenBy({ actor, visibility }: Pick<Caller, 'actor' | 'visibility'>, now: Instant): Visibility {
  if (visibility.kind === 'bodies' || readsAccessLog(actor)) return visibility;
  return { kind: 'bodies', bodies: bodiesActedFor(actor, now) };
}
