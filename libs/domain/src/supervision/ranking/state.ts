import type { DueReading } from '../../deadline/index.js';
import type { AssignmentId, BodyId, Instant } from '../../kernel/index.js';
import type { JudgedMoment, RankingAdjustment, RankingEdition } from './events.js';
import type { RankingPeriod } from './ranking-period.js';

/** One contest of one line in one edition. */
export interface RankingContest {
  readonly edition: number;
  readonly body: BodyId;
  readonly reason: string;
  readonly duties: readonly AssignmentId[];
  readonly filedAt: Instant;
  /** Null while the office has not decided. */
  readonly decision: { readonly kind: 'upheld' | 'corrected' | 'lapsed'; readonly reason: string; readonly at: Instant } | null;
}

/** How a duty counts by the corrections so far. */
export type AdjustedDuty = RankingAdjustment & { readonly body: BodyId; readonly edition: number };

/** One list with its editions, folded. Plain JSON values only, so that it is its own snapshot. */
export interface RankingState {
  readonly status: 'none' | 'published' | 'withdrawn';
  readonly office: BodyId | null;
  readonly period: RankingPeriod | null;
  /** Of the publication that stands, or stood last. */
  readonly judged: JudgedMoment | null;
  readonly against: DueReading;
  readonly minimumN: number;
  /** The newest one. */
  readonly edition: RankingEdition | null;
  readonly contests: readonly RankingContest[];
  /** Of the standing publication, each duty by its latest correction. */
  readonly adjusted: readonly AdjustedDuty[];
}

export const initialRanking: RankingState = { status: 'none', office: null, period: null, judged: null, against: 'current', minimumN: 0, edition: null, contests: [], adjusted: [] };
