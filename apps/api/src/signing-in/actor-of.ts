import type { Account, Visibility } from '#libs/application';
import { bodiesActedFor, readsEverything, type Actor, type Instant, type Role } from '#libs/domain';

/** Roles that carry duties and so may see those of their body; an administrator alone sees none. */
const DESK: ReadonlySet<Role> = new Set<Role>(['clerk', 'officer', 'head', 'supervising-officer', 'approver']);

export const actorOf = ({ actorId, body, roles, delegations }: Pick<Account, 'actorId' | 'body' | 'roles'> & Pick<Actor, 'delegations'>): Actor => ({ actorId, body, roles, delegations });

/** Whose duties the actor may see: all of them, those of the bodies it acts for, or none. */
export function visibilityOf(actor: Actor, at: Instant): Visibility {
  if (readsEverything(actor)) return { kind: 'all' };
  return { kind: 'bodies', bodies: actor.roles.some((role) => DESK.has(role)) ? bodiesActedFor(actor, at) : [] };
}
