import { assignmentId, directiveId, urgingId, type AssignmentId, type AssignmentIdFor, type BodyId, type ClaimedNumber, type DirectiveId, type UrgingId } from '#libs/domain';
import type { Ids } from '../ports/index.js';
import type { CommandContext } from './contract.js';

/**
 * A directive is known by its number: drafting the same number twice means the same directive. `releases`: how often the
 * number was released before, 0 as a rule.
 */
export const directiveIdOf = (ids: Ids, { issuer, kind, year, number }: ClaimedNumber, releases: number): DirectiveId =>
  directiveId(ids.derive('directive', issuer, kind, String(year), String(number), ...(releases === 0 ? [] : [String(releases)])));

/** One body's copy of a task: the same whether planned or added later, so that nobody is given a task twice. */
export const assignmentIdFor =
  (ids: Ids): AssignmentIdFor =>
  (directive, task, body) =>
    assignmentId(ids.derive('assignment', directive, task, body));

/** A part is told from other parts of the same body by the Idempotency-Key, or by how many parts were there before it. */
export const partIdOf = (ids: Ids, parent: AssignmentId, body: BodyId, mark: string): AssignmentId =>
  assignmentId(ids.derive('part', parent, body, mark));

/** An urging is known by its number: issuing under the same number twice means the same urging. */
export const urgingIdOf = (ids: Ids, { issuer, kind, year, number }: ClaimedNumber): UrgingId => urgingId(ids.derive('urging', issuer, kind, String(year), String(number)));

/** Of a thing that has no number of its own: the same Idempotency-Key, and the same draft whoever approves it, mean the same thing. */
export function newIdOf(ids: Ids, what: string, { actor, idempotencyKey, prepared }: CommandContext): string {
  if (prepared !== undefined) return ids.derive(what, prepared.proposalId, String(prepared.revision));
  return idempotencyKey === null ? ids.fresh() : ids.derive(what, actor.actorId, idempotencyKey);
}

/** An Idempotency-Key belongs to actor and target. */
export const keyedCommandId = (ids: Ids, actor: string, stream: string, key: string): string => ids.derive('command', actor, stream, key);
