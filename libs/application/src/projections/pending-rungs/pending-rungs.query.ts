import type { AssignmentId, Instant } from '#libs/domain';
import { readerOf, type QuerySources } from '../reading/query-sources.js';
import { pendingRungsProjection } from './pending-rungs.projection.js';

/** A duty that asks for a reminder at that instant, as far as the read model knows. */
export interface PendingReminder {
  readonly assignmentId: AssignmentId;
  readonly at: Instant;
  /** Tells duties of one instant apart; for the next page. */
  readonly number: number;
}

/**
 * Duties that ask up to an instant, soonest first; `after` = the last one of the page before. The read model may be behind
 * the log, so whoever fires looks at the duty itself.
 * @throws ReadModelMissingError while it has not been built.
 */
export function pendingReminders(sources: Pick<QuerySources, 'store'>, upTo: Instant, after: PendingReminder | null, limit: number): readonly PendingReminder[] {
  return readerOf(sources, pendingRungsProjection)
    .database.prepare('SELECT id, next_at, number FROM pending WHERE next_at <= ? AND (next_at, number) > (?, ?) ORDER BY next_at, number LIMIT ?')
    .all(upTo, after?.at ?? Number.MIN_SAFE_INTEGER, after?.number ?? -1, limit)
    .map((row) => ({ assignmentId: String(row['id']) as AssignmentId, at: Number(row['next_at']), number: Number(row['number']) }));
}
