import { actingBody, composed, can, secrecyFault, type Act, type Action, type Actor, type Marked, type Rejection, type Resource } from '#libs/domain';
import type { Ids } from '../ports/index.js';
import type { CommandOrigin } from './command-job.js';
import type { CommandContext, CommandRefusal } from './contract.js';
import type { SupervisionRulesInForce } from './supervision-rules-in-force.js';
import { keyedCommandId } from './derived-ids.js';

export const NOT_FOUND: CommandRefusal = { kind: 'not-found' };

export const rejected = (rejection: Rejection): CommandRefusal => ({ kind: 'rejected', rejection });

/** What of a client's request goes into the metadata; the command's id follows from its key, if it has one. */
export function originOf(ids: Ids, context: CommandContext, stream: string): CommandOrigin {
  const { actor, actingFor, idempotencyKey, prepared, secrecy, onlyAsks } = context;
  return {
    actor: actor.actorId,
    body: actor.body,
    actingFor: actingFor === actor.body ? null : actingFor,
    occurredOn: context.occurredOn,
    lateEntryBasis: context.lateEntryBasis === null ? null : composed(context.lateEntryBasis),
    commandId: prepared !== undefined ? ids.derive('prepared', prepared.proposalId, String(prepared.revision)) : idempotencyKey === null ? ids.fresh() : keyedCommandId(ids, actor.actorId, stream, idempotencyKey),
    repeatable: prepared !== undefined || idempotencyKey !== null,
    requestHash: context.requestHash,
    correlationId: context.correlationId,
    causationId: prepared?.eventId ?? null,
    ...(prepared !== undefined && { preparedBy: prepared.by }),
    ...(secrecy !== undefined && { secrecy }),
    ...(onlyAsks !== undefined && { onlyAsks }),
    expectedRevision: context.expectedRevision,
  };
}

/** Null when the actor may do it; a thing that is not there, and one that the actor may not know of, are told alike by the caller of the bus. */
export function refusalBy(actor: Actor, action: Action, resource: Resource | null, act: Act, rules: Pick<SupervisionRulesInForce, 'for'>): CommandRefusal | null {
  if (resource === null) return NOT_FOUND;
  const body = actingBody(act);
  const asked = rules.for(body).policy.actsNeedApproval ? { ...resource, state: { ...resource.state, throughHead: true } } : resource;
  const permission = can(actor, action, asked, act.recordedAt, act.actingFor);
  if (permission.allowed) return null;
  switch (permission.reason) {
    case 'state-forbids':
      return null; // its decider refuses it too (`state-rules.spec`), and says why
    case 'own-work':
      return rejected({ tag: 'own-work', facts: {} });
    case 'needs-approval':
      return rejected({ tag: 'act-needs-approval', facts: { body } });
    default:
      return { kind: 'forbidden', reason: permission.reason, mayKnow: permission.mayKnow };
  }
}

/** Whatever the act is: what is marked as a state secret is not taken (feature 60). Null = it bears no such mark. */
export function secrecyRefusal(marked: Marked): CommandRefusal | null {
  const secret = secrecyFault(marked);
  return secret === null ? null : rejected(secret.rejection);
}
