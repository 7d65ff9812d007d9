import { dateAt, type ActorId, type BodyId, type Instant, type LocalDate } from '../kernel/index.js';
import type { Action } from './actions.js';

/**
 * What a person is allowed in the name of a body: clerk (văn thư), officer (chuyên viên), head (thủ trưởng), approver
 * (who decides for an issuing or confirming body), supervising-officer (cán bộ theo dõi, đôn đốc), auditor, and
 * administrator of the register and of accounts.
 */
export const ROLES = ['clerk', 'officer', 'head', 'supervising-officer', 'approver', 'auditor', 'administrator'] as const;
export type Role = (typeof ROLES)[number];

/** The person may act for the body `from` from `validFrom` to `validTo`, both days included; null = until revoked. */
export interface Delegation {
  readonly from: BodyId;
  readonly validFrom: LocalDate;
  readonly validTo: LocalDate | null;
  /** The position of that body whose acts these are; null or absent = the person's own positions count. */
  readonly position?: Role | null;
  /** The acts it covers; null or absent = all. */
  readonly actions?: readonly Action[] | null;
}

/** A position of a body, held from `validFrom` to before `validUntil`; null = until it is ended. */
export interface HeldPosition {
  readonly body: BodyId;
  readonly role: Role;
  readonly validFrom: LocalDate;
  readonly validUntil: LocalDate | null;
}

/** Who asks, as the session knows them. */
export interface Actor {
  readonly actorId: ActorId;
  readonly body: BodyId;
  /** Of the account, in its body; of somebody with positions, those held in any body when the session was looked up. */
  readonly roles: readonly Role[];
  /** Of a person who was appointed: these count, each in its body and on its days. Null or absent = the account's own body and roles do. */
  readonly positions?: readonly HeldPosition[] | null;
  readonly delegations: readonly Delegation[];
}

/** Passing power on is an act of whoever was given it, never done in the name of the giver: chains stay as long as they look. */
const NEVER_FOR_OTHERS: ReadonlySet<Action> = new Set<Action>(['DelegatePower', 'RevokeDelegation']);

const holdsOn = ({ validFrom, validTo }: Delegation, day: LocalDate): boolean => validFrom <= day && (validTo === null || day <= validTo);

const isHeld = ({ validFrom, validUntil }: HeldPosition, day: LocalDate): boolean => validFrom <= day && (validUntil === null || day < validUntil);

/** Every role that the actor has at that instant, in whichever body. */
export function rolesAt({ roles, positions = null }: Actor, at: Instant): readonly Role[] {
  if (positions === null) return roles;
  const day = dateAt(at);
  return [...new Set(positions.flatMap((each) => (isHeld(each, day) ? [each.role] : [])))];
}

/** The roles that the actor has of its own in that body at that instant; null = it is not of the body. */
export function rolesIn({ body: own, roles, positions = null }: Actor, body: BodyId, at: Instant): readonly Role[] | null {
  if (positions === null) return body === own ? roles : null;
  const day = dateAt(at);
  const held = positions.filter((each) => each.body === body && isHeld(each, day));
  return held.length === 0 ? null : [...new Set(held.map(({ role }) => role))];
}

/** The roles that count when the actor does this for `body` at that instant: its own and those of positions delegated to it; null = it may not act for the body. */
export function rolesFor(actor: Actor, body: BodyId, action: Action, at: Instant): readonly Role[] | null {
  const ownRoles = rolesIn(actor, body, at);
  const own = ownRoles !== null;
  if (actor.delegations.length === 0) return ownRoles;
  const roles = new Set<Role>(ownRoles ?? []);
  let acts = own;
  if (own || !NEVER_FOR_OTHERS.has(action)) {
    const day = dateAt(at);
    for (const each of actor.delegations) {
      const { from, position = null, actions = null } = each;
      if (from !== body || !holdsOn(each, day) || (actions !== null && !actions.includes(action))) continue;
      acts = true;
      for (const role of position === null ? rolesAt(actor, at) : [position]) roles.add(role);
    }
  }
  return acts ? [...roles] : null;
}

/** The bodies whose duties the actor sees at that instant because it may act for them, its own first. */
export function bodiesActedFor(actor: Actor, at: Instant): readonly BodyId[] {
  const { positions = null } = actor;
  if (actor.delegations.length === 0 && positions === null) return [actor.body];
  const day = dateAt(at);
  const own = positions === null ? [actor.body] : positions.flatMap((each) => (isHeld(each, day) ? [each.body] : [])).toSorted((one, other) => Number(other === actor.body) - Number(one === actor.body));
  const delegated = actor.delegations.filter((each) => holdsOn(each, day) && (each.actions ?? ['assignment.read']).includes('assignment.read'));
  return [...new Set([...own, ...delegated.map(({ from }) => from)])];
}

/** May the actor see who looked at what? Only an auditor, who looks at everything and changes nothing. */
export const readsAccessLog = (actor: Actor): boolean => actor.roles.includes('auditor');

/** May the actor see every duty, whoever holds it? True for the supervising office and for auditors. */
export const readsEverything = (actor: Actor): boolean => actor.roles.includes('supervising-officer') || actor.roles.includes('auditor');
