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

/** Who asks, as the session knows them. */
export interface Actor {
  readonly actorId: ActorId;
  readonly body: BodyId;
  readonly roles: readonly Role[];
  readonly delegations: readonly Delegation[];
}

/** Passing power on is an act of whoever was given it, never done in the name of the giver: chains stay as long as they look. */
const NEVER_FOR_OTHERS: ReadonlySet<Action> = new Set<Action>(['DelegatePower', 'RevokeDelegation']);

const holdsOn = ({ validFrom, validTo }: Delegation, day: LocalDate): boolean => validFrom <= day && (validTo === null || day <= validTo);

/** The roles that count when the actor does this for `body` at that instant: its own and those of positions delegated to it; null = it may not act for the body. */
export function rolesFor(actor: Actor, body: BodyId, action: Action, at: Instant): readonly Role[] | null {
  const own = body === actor.body;
  if (actor.delegations.length === 0) return own ? actor.roles : null;
  const roles = new Set<Role>(own ? actor.roles : []);
  let acts = own;
  if (own || !NEVER_FOR_OTHERS.has(action)) {
    const day = dateAt(at);
    for (const each of actor.delegations) {
      const { from, position = null, actions = null } = each;
      if (from !== body || !holdsOn(each, day) || (actions !== null && !actions.includes(action))) continue;
      acts = true;
      for (const role of position === null ? actor.roles : [position]) roles.add(role);
    }
  }
  return acts ? [...roles] : null;
}

/** The bodies whose duties the actor sees at that instant because it may act for them, its own first. */
export function bodiesActedFor(actor: Actor, at: Instant): readonly BodyId[] {
  if (actor.delegations.length === 0) return [actor.body];
  const day = dateAt(at);
  const delegated = actor.delegations.filter((each) => holdsOn(each, day) && (each.actions ?? ['assignment.read']).includes('assignment.read'));
  return [...new Set([actor.body, ...delegated.map(({ from }) => from)])];
}

/** May the actor see who looked at what? Only an auditor, who looks at everything and changes nothing. */
export const readsAccessLog = (actor: Actor): boolean => actor.roles.includes('auditor');

/** May the actor see every duty, whoever holds it? True for the supervising office and for auditors. */
export const readsEverything = (actor: Actor): boolean => actor.roles.includes('supervising-officer') || actor.roles.includes('auditor');
