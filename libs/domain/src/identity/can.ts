import type { BodyId, Instant } from '../kernel/index.js';
import { isRead, PROCESS_ONLY, type Action, type ReadAction } from './actions.js';
import { ROLES, rolesAt, rolesFor, rolesIn, type Actor, type Role } from './actor.js';
import { POLICY } from './policy.js';
import { findRelation, RELATIONS, type Relation, type Resource } from './resource.js';
import { APPROVING_ROLES, CONFIRMING, INSIDE_A_BODY, STAGES, STOPPED, type Stage } from './state-rules.js';

export type DenialReason =
  /** The actor has no role at all. */
  | 'no-role'
  /** An auditor changes nothing, whatever other roles the person has. */
  | 'read-only-role'
  /** Only a process does this. */
  | 'process-only'
  /** The body acted for is none that the actor is of at that instant, nor delegated to it. */
  | 'delegation-not-in-force'
  /** The body has no relation to the resource that allows anybody the action, nor any other that lets the actor see it. */
  | 'not-party'
  /** The body has a part in it, but not the one that this action belongs to. */
  | 'relation-lacks-action'
  /** The body may, but nobody with the actor's roles. */
  | 'role-lacks-action'
  /** The roles may, but the thing has come to a state in which nobody does it any more. */
  | 'state-forbids'
  /** The actor handed in what is to be confirmed, for whichever body. */
  | 'own-work'
  /** The body works by proposal and approval, and the actor is none of those who let acts out of it. */
  | 'needs-approval';

/** `mayKnow` false: the actor may not even learn that the resource exists, so the answer is the one for a thing that does not. */
export type Permission =
  | { readonly allowed: true; readonly relation: Relation }
  | { readonly allowed: false; readonly reason: DenialReason; readonly mayKnow: boolean };

const BIT: Readonly<Record<Role, number>> = Object.fromEntries(ROLES.map((role, i) => [role, 1 << i])) as Record<Role, number>;
const maskOf = (roles: readonly Role[]): number => {
  let mask = 0;
  for (const role of roles) mask |= BIT[role];
  return mask;
};

type MasksByRelation = Readonly<Record<Relation, number>>;

/** POLICY turned round once, at load: action → relation → bits of the roles that may. */
const MASKS: ReadonlyMap<Action, MasksByRelation> = (() => {
  const masks = new Map<Action, Record<Relation, number>>();
  for (const relation of RELATIONS) {
    for (const [roles, actions] of POLICY[relation]) {
      for (const action of actions) {
        const row = masks.get(action) ?? (Object.fromEntries(RELATIONS.map((each) => [each, 0])) as Record<Relation, number>);
        row[relation] |= maskOf(roles);
        masks.set(action, row);
      }
    }
  }
  return masks;
})();

const PROCESS_ACTIONS: ReadonlySet<Action> = new Set<Action>(PROCESS_ONLY);
const STOPPED_IN: Readonly<Record<Stage, ReadonlySet<Action>>> = Object.fromEntries(STAGES.map((stage) => [stage, new Set(STOPPED[stage])])) as unknown as Record<Stage, ReadonlySet<Action>>;
const CONFIRMS: ReadonlySet<Action> = new Set(CONFIRMING);
const INSIDE: ReadonlySet<Action> = new Set(INSIDE_A_BODY);
const APPROVES = maskOf(APPROVING_ROLES);

const SEEN_BY: Readonly<Record<Resource['kind'], ReadAction | null>> = {
  assignment: 'assignment.read',
  directive: 'directive.read',
  receipt: 'receipt.read',
  reporting: 'reporting.read',
  review: 'review.read',
  indicator: 'indicator.read',
  urging: 'urging.read',
  delegation: 'delegation.read',
  inspection: 'inspection.read',
  oversight: 'oversight.read',
  ranking: 'ranking.read',
  staff: 'staff.read',
  proposal: 'proposal.read',
  inbox: 'inbox.read',
  // No secret that they exist.
  organisation: null,
  'supervision-rules': null,
  board: null,
  system: null,
};

/**
 * May the actor do this to that, at that instant? Denied unless POLICY says otherwise. `actingFor` is the body in whose
 * name it is done: null or the actor's own, another in which it holds a position, or one delegated to it and in force on the day of `at`. Cost: the actor's
 * roles plus, for a participant, a look through the resource's lists.
 */
export function can(actor: Actor, action: Action, resource: Resource, at: Instant, actingFor: BodyId | null = null): Permission {
  const body = actingFor ?? actor.body;
  const held = rolesFor(actor, body, action, at);
  if (held === null) return deny('delegation-not-in-force', maskOf(rolesIn(actor, actor.body, at) ?? []), resource, actor.body);
  const roles = maskOf(held);
  if (!isRead(action) && rolesAt(actor, at).includes('auditor')) return deny('read-only-role', roles, resource, body);
  const masks = MASKS.get(action);
  if (masks !== undefined) {
    const relation = findRelation(resource, body, (each) => (masks[each] & roles) !== 0);
    if (relation !== null) return resource.state === undefined ? { allowed: true, relation } : inState(actor, action, resource, masks, roles, body, relation);
  }
  if (roles === 0) return { allowed: false, reason: 'no-role', mayKnow: false };
  if (PROCESS_ACTIONS.has(action)) return deny('process-only', roles, resource, body);
  if (masks !== undefined && findRelation(resource, body, (each) => masks[each] !== 0) !== null) return deny('role-lacks-action', roles, resource, body);
  return deny(maySee(roles, resource, body) ? 'relation-lacks-action' : 'not-party', roles, resource, body);
}

/** What the state leaves of a right: it takes away and never gives. */
function inState(actor: Actor, action: Action, resource: Resource, masks: MasksByRelation, roles: number, body: BodyId, relation: Relation): Permission {
  const { stage = null, handedInBy, throughHead } = resource.state ?? {};
  if (stage !== null && STOPPED_IN[stage].has(action)) return deny('state-forbids', roles, resource, body);
  if (CONFIRMS.has(action) && handedInBy?.includes(actor.actorId) === true) return deny('own-work', roles, resource, body);
  if (throughHead !== true || isRead(action) || INSIDE.has(action)) return { allowed: true, relation };
  const letsOut = findRelation(resource, body, (each) => (masks[each] & roles & APPROVES) !== 0);
  return letsOut === null ? deny('needs-approval', roles, resource, body) : { allowed: true, relation: letsOut };
}

const deny = (reason: DenialReason, roles: number, resource: Resource, body: BodyId): Permission => ({ allowed: false, reason, mayKnow: roles !== 0 && maySee(roles, resource, body) });

function maySee(roles: number, resource: Resource, body: BodyId): boolean {
  const seenBy = SEEN_BY[resource.kind];
  if (seenBy === null) return true;
  const masks = MASKS.get(seenBy);
  return masks !== undefined && findRelation(resource, body, (each) => (masks[each] & roles) !== 0) !== null;
}
