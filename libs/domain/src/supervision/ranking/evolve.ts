import type { Act } from '../../kernel/index.js';
import type { RankingEvent } from './events.js';
import type { RankingContest, RankingState } from './state.js';

/** Folds one event into the list. */
export function evolveRanking(state: RankingState, event: RankingEvent, { recordedAt: at }: Pick<Act, 'recordedAt'>): RankingState {
  switch (event.type) {
    case 'RankingPublished': {
      const { office, period, judged, against, minimumN, basis: _basis, ...edition } = event.data;
      return { ...state, status: 'published', office, period, judged, against, minimumN, edition, adjusted: [] };
    }
    case 'RankingLineContested': {
      const { edition, body, reason, duties } = event.data;
      return { ...state, contests: [...state.contests, { edition, body, reason, duties, filedAt: at, decision: null }] };
    }
    case 'RankingLineUpheld': {
      const { body, reason } = event.data;
      return { ...state, contests: decided(state.contests, (contest) => contest.body === body, { kind: 'upheld', reason, at }) };
    }
    case 'RankingCorrected': {
      const { body, reason, contested: _contested, adjustments, ...edition } = event.data;
      const changed = new Set(adjustments.map(({ assignmentId }) => assignmentId));
      const adjusted = [...state.adjusted.filter(({ assignmentId }) => !changed.has(assignmentId)), ...adjustments.map((adjustment) => ({ ...adjustment, body, edition: edition.edition }))];
      return { ...state, edition, adjusted, contests: decided(state.contests, (contest) => contest.body === body, { kind: 'corrected', reason, at }) };
    }
    case 'RankingWithdrawn':
      // What was contested of it has nothing left to be decided about.
      return { ...state, status: 'withdrawn', contests: decided(state.contests, () => true, { kind: 'lapsed', reason: event.data.reason, at }) };
  }
}

const decided = (contests: readonly RankingContest[], concerns: (contest: RankingContest) => boolean, decision: NonNullable<RankingContest['decision']>): readonly RankingContest[] =>
  contests.map((contest) => (contest.decision === null && concerns(contest) ? { ...contest, decision } : contest));
