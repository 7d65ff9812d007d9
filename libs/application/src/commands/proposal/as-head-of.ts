import type { Actor, BodyId, Role } from '#libs/domain';
import type { CommandContext } from '../contract.js';

/** Who decides for a body, whoever it is. */
const DECIDING: readonly Role[] = ['head', 'approver'];

/** The actor as if deciding for the body. Only ever asked with: nothing is done in that name. */
export const decidingFor = (body: BodyId, { actorId }: Actor): Actor => ({ actorId, body, roles: DECIDING, delegations: [] });

/** The same request as a head of the body would send it, to be told whether the body may do this at all. */
export const asHeadOf = (body: BodyId, context: CommandContext): CommandContext => ({
  ...context,
  actor: decidingFor(body, context.actor),
  actingFor: null,
  idempotencyKey: null,
  requestHash: null,
  expectedRevision: null,
  onlyAsks: true,
});
