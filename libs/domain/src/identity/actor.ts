import { dateAt, type ActorId, type BodyId, type Instant, type LocalDate } from '../kernel/index.js';

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
}

/** Who asks, as the session knows them. */
export interface Actor {
  readonly actorId: ActorId;
  readonly body: BodyId;
  readonly roles: readonly Role[];
  readonly delegations: readonly Delegation[];
}

/** Does a delegation from `body` to the actor hold on the day of `at`? */
export function delegationInForce(actor: Actor, body: BodyId, at: Instant): boolean {
  const day = dateAt(at);
  return actor.delegations.some(({ from, validFrom, validTo }) => from === body && validFrom <= day && (validTo === null || day <= validTo));
}

/** The bodies in whose name the actor may act at that instant, its own first. */
export function bodiesActedFor(actor: Actor, at: Instant): readonly BodyId[] {
  const delegated = actor.delegations.map(({ from }) => from).filter((body) => body !== actor.body && delegationInForce(actor, body, at));
  return [actor.body, ...new Set(delegated)];
}

/** May the actor see every duty, whoever holds it? True for the supervising office and for auditors. */
export const readsEverything = (actor: Actor): boolean => actor.roles.includes('supervising-officer') || actor.roles.includes('auditor');
