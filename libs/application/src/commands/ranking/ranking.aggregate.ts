import { rankingDecider, type RankingCommand, type RankingEvent, type RankingState } from '#libs/domain';
import type { Aggregate } from '../aggregate.js';

export const RANKING: Aggregate<RankingCommand, RankingState, RankingEvent> = {
  decider: rankingDecider,
  foldVersion: 1,
  toJson: (state) => state,
  fromJson: (json) => json as RankingState,
  settled: ({ status }) => status === 'withdrawn',
};
