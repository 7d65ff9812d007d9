import type { BodyId } from '../kernel/index.js';
import type { RankingEdition, RankingEvent } from '../supervision/index.js';
import { tell, type NoticeParties, type NoticeSource } from './notice-source.js';

export interface RankingParties extends NoticeParties {
  readonly office: BodyId;
  readonly period: string;
  /** With a line in the newest edition. */
  readonly ranked: readonly BodyId[];
}

/** Rankings: bodies learn of every edition and until when they may contest it, the office of contests. */
export const RANKING_NOTICES: NoticeSource<RankingEvent, RankingParties> = {
  about: 'ranking',
  events: ['RankingPublished', 'RankingLineContested', 'RankingLineUpheld', 'RankingCorrected', 'RankingWithdrawn'],
  partiesAfter(before, event) {
    if (event.type === 'RankingPublished') {
      const { office, period } = event.data;
      return { ...listed(event.data), summary: '', office, period: period.key };
    }
    return before !== null && event.type === 'RankingCorrected' ? { ...before, ...listed(event.data) } : before;
  },
  notices(event, act, { office, period, ranked }) {
    switch (event.type) {
      case 'RankingPublished':
        return tell(act, ['ranking-published', ranked, { day: event.data.contestUntil, other: office, period }]);
      case 'RankingLineContested':
        return tell(act, ['ranking-contested', [office], { other: event.data.body, period }]);
      case 'RankingLineUpheld':
        return tell(act, ['ranking-line-upheld', [event.data.body], { other: office, period }]);
      case 'RankingCorrected':
        return tell(act, ['ranking-corrected', ranked, { day: event.data.contestUntil, other: office, period }]);
      case 'RankingWithdrawn':
        return tell(act, ['ranking-withdrawn', ranked, { other: office, period }]);
    }
  },
};

const listed = (edition: RankingEdition): Pick<RankingParties, 'symbol' | 'ranked'> => ({ symbol: edition.number.symbol, ranked: [...edition.ranked, ...edition.unranked].map(({ body }) => body) });
