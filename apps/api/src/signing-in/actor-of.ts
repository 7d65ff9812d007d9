import type { Account, Visibility } from '#libs/application';
import { bodiesActedFor, dateAt, heldOn, readsEverything, rolesFor, type Actor, type BodyId, type Instant, type Role } from '#libs/domain';

/** Roles that carry duties and so may see those of their body; an administrator alone sees none. */
const DESK: ReadonlySet<Role> = new Set<Role>(['clerk', 'officer', 'head', 'supervising-officer', 'approver']);

type Holder = Pick<Account, 'actorId' | 'body' | 'roles'>;

/**
 * Who asks: with what the account says, or where its owner was appointed with the positions held at that instant. Then the
 * own body is the account's if a position is held there, else the first of those held.
 */
export function actorOf({ actorId, body, roles }: Holder, positions: Actor['positions'], delegations: Actor['delegations'], at: Instant): Actor {
  if (positions === undefined || positions === null) return { actorId, body, roles, delegations };
  const day = dateAt(at);
  const held = positions.filter((each) => heldOn(each, day));
  const own = held.some((each) => each.body === body) ? body : (held[0]?.body ?? body);
  return { actorId, body: own, roles: [...new Set(held.map(({ role }) => role))], positions, delegations };
}

/** Bodies and roles by which power may have been delegated to somebody: the account's, or each body in which a position is held. */
export function partiesOf({ body, roles }: Pick<Account, 'body' | 'roles'>, positions: Actor['positions'], at: Instant): readonly Pick<Account, 'body' | 'roles'>[] {
  if (positions === undefined || positions === null) return [{ body, roles }];
  const day = dateAt(at);
  const held = positions.filter((each) => heldOn(each, day));
  return [...new Set(held.map((each) => each.body))].map((each) => ({ body: each, roles: held.flatMap((position) => (position.body === each ? [position.role] : [])) }));
}

/** Whose duties the actor may see: all of them, those of the bodies it acts for, or none. */
export function visibilityOf(actor: Actor, at: Instant): Visibility {
  if (readsEverything(actor)) return { kind: 'all' };
  const deskIn = (body: BodyId): boolean => rolesFor(actor, body, 'assignment.read', at)?.some((role) => DESK.has(role)) === true;
  if ((actor.positions ?? null) !== null) return { kind: 'bodies', bodies: bodiesActedFor(actor, at).filter(deskIn) };
  return { kind: 'bodies', bodies: actor.roles.some((role) => DESK.has(role)) ? bodiesActedFor(actor, at) : [] };
}
