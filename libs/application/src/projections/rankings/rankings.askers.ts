import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { QueryAnswer } from '../../queries/contract.js';
import { READ_SIDE, ReadSide } from '../reading/read-side.js';
import {
  LiveRankingQuestion, PublishedRankingQuestion, RankingLineQuestion, RankingsQuestion,
  type LiveRankingAnswer, type PublishedRankingAnswer, type RankingLineAnswer, type RankingsAnswer,
} from './rankings.contract.js'; // prettier-ignore

@QueryHandler(LiveRankingQuestion)
export class LiveRankingAsker implements IQueryHandler<LiveRankingQuestion, QueryAnswer<LiveRankingAnswer>> {
  constructor(@Inject(READ_SIDE) private readonly readSide: ReadSide) {}

  execute(question: LiveRankingQuestion): Promise<QueryAnswer<LiveRankingAnswer>> {
    return this.readSide.liveRanking(question);
  }
}

@QueryHandler(RankingsQuestion)
export class RankingsAsker implements IQueryHandler<RankingsQuestion, QueryAnswer<RankingsAnswer>> {
  constructor(@Inject(READ_SIDE) private readonly readSide: ReadSide) {}

  execute(question: RankingsQuestion): Promise<QueryAnswer<RankingsAnswer>> {
    return this.readSide.rankings(question);
  }
}

@QueryHandler(PublishedRankingQuestion)
export class PublishedRankingAsker implements IQueryHandler<PublishedRankingQuestion, QueryAnswer<PublishedRankingAnswer>> {
  constructor(@Inject(READ_SIDE) private readonly readSide: ReadSide) {}

  execute(question: PublishedRankingQuestion): Promise<QueryAnswer<PublishedRankingAnswer>> {
    return this.readSide.publishedRanking(question);
  }
}

@QueryHandler(RankingLineQuestion)
export class RankingLineAsker implements IQueryHandler<RankingLineQuestion, QueryAnswer<RankingLineAnswer>> {
  constructor(@Inject(READ_SIDE) private readonly readSide: ReadSide) {}

  execute(question: RankingLineQuestion): Promise<QueryAnswer<RankingLineAnswer>> {
    return this.readSide.rankingLine(question);
  }
}

export const RANKING_ASKERS = [LiveRankingAsker, RankingsAsker, PublishedRankingAsker, RankingLineAsker] as const;
