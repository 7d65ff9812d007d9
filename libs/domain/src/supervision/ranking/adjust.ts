import type { AssignmentId, BodyId } from '../../kernel/index.js';
import type { RankingAdjustment } from './events.js';
import type { RankedBox, RankedCounts } from './rank-bodies.js';
import { refuse, refuseFor, type Refusal } from './rejections.js';
import type { AdjustedDuty } from './state.js';
import { textFault } from '../paper.js';

const NOTHING: RankedCounts = { 'done-on-time': 0, 'done-late': 0, overdue: 0 };

/**
 * The counts of a line after these corrections, each duty moved from where it counts to where it shall. A duty that was
 * corrected before counts as that correction says. `counts` null: the body had no line.
 */
export function adjustedCounts(counts: RankedCounts | null, body: BodyId, adjustments: readonly RankingAdjustment[], before: readonly AdjustedDuty[]): { readonly ok: true; readonly counts: RankedCounts } | Refusal {
  if (adjustments.length === 0) return refuse('correction-empty');
  const moved: Record<RankedBox, number> = { ...(counts ?? NOTHING) };
  const seen = new Set<AssignmentId>();
  for (const { assignmentId, from, to, reason } of adjustments) {
    const unfit = (): Refusal => refuse('adjustment-unfit', { assignmentId, from, to });
    const earlier = before.find((one) => one.assignmentId === assignmentId);
    if (seen.has(assignmentId) || from === to || (earlier !== undefined && (earlier.to !== from || earlier.body !== body))) return unfit();
    seen.add(assignmentId);
    const unsaid = refuseFor(textFault({ reason }));
    if (unsaid !== null) return unsaid;
    if (from !== 'not-counted') moved[from] -= 1;
    if (to !== 'not-counted') moved[to] += 1;
    if (from !== 'not-counted' && moved[from] < 0) return unfit();
  }
  return { ok: true, counts: moved };
}
