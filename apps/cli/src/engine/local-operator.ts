import { randomUUID } from 'node:crypto';
import type { CommandAnswer, CommandContext, CommandRefusal } from '#libs/application';
import { actorId, bodyId, type BodyId, type LocalDate, type Role } from '#libs/domain';
import { FailedError } from '../command.js';

/** Body named in acts on an empty register, which the person at this machine sets up. */
const THIS_MACHINE = bodyId('quan-tri');

/**
 * The person at this machine: whoever may write the data folder may act for any body there, and every such act is
 * recorded under this id.
 */
export function localOperator(body: BodyId | null, roles: readonly Role[], paper: { readonly occurredOn: LocalDate; readonly lateEntryBasis: string } | null = null): CommandContext {
  return {
    actor: { actorId: actorId('cli:local'), body: body ?? THIS_MACHINE, roles, delegations: [] },
    actingFor: null,
    occurredOn: paper?.occurredOn ?? null,
    lateEntryBasis: paper?.lateEntryBasis ?? null,
    idempotencyKey: null,
    requestHash: null,
    expectedRevision: null,
    correlationId: randomUUID(),
  };
}

/** The receipt of an answer. @throws FailedError naming the refusal and its facts. */
export function stored(answer: CommandAnswer): Extract<CommandAnswer, { ok: true }>['receipt'] {
  if (answer.ok) return answer.receipt;
  throw new FailedError({ vi: `bị từ chối: ${refusalText(answer.refusal)}`, en: 'refused, nothing was stored' });
}

/** A refusal as its tag and the facts behind it. */
export function refusalText(refusal: CommandRefusal): string {
  if (refusal.kind === 'rejected') return `${refusal.rejection.tag} ${JSON.stringify(refusal.rejection.facts)}`;
  if (refusal.kind === 'forbidden') return `${refusal.kind} (${refusal.reason})`;
  return refusal.kind;
}
