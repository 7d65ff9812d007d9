import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  LiveRankingQuestion, PublishedRankingQuestion, RankingLineQuestion, RankingsQuestion,
  type LiveRankingAnswer, type PublishedRankingAnswer, type RankingLineAnswer, type RankingsAnswer,
} from '#libs/application'; // prettier-ignore
import { pageOf } from '../conversation/as-of.js';
import { AskedDto } from '../conversation/asked.dto.js';
import { TheExchange, type Exchange } from '../conversation/exchange.js';
import { QuestionDesk, withETag } from '../conversation/question-desk.js';
import { explainedAt, type Explained } from '../counted-boards/explanation-address.js';
import { Requires } from '../signing-in/access.decorator.js';
import { SignedIn, type Caller } from '../signing-in/caller.js';
import { LiveRankingQueryDto, RankingLinePath, RankingPath, RankingsQueryDto } from './rankings.dto.js';

/** Rankings of bodies: as they are now, and as they were published. */
@ApiTags('rankings')
@Requires('ranking.read')
@Controller('api/rankings')
export class RankingsController {
  constructor(@Inject(QuestionDesk) private readonly desk: QuestionDesk) {}

  @Get()
  list(@Query() query: RankingsQueryDto, @SignedIn() caller: Caller): Promise<RankingsAnswer> {
    return this.desk.ask(query, caller, (asked) => new RankingsQuestion(asked, query.office ?? null, pageOf(query)));
  }

  @Get(':office/:period')
  async show(@Param() { office, period }: RankingPath, @Query() query: AskedDto, @SignedIn() caller: Caller, @TheExchange() exchange: Exchange): Promise<PublishedRankingAnswer> {
    const answer = await this.desk.ask<PublishedRankingAnswer>(query, caller, (asked) => new PublishedRankingQuestion(asked, office, period));
    return withETag(exchange, answer.ranking.revision, answer);
  }

  @Get(':office/:period/live')
  async live(@Param() { office, period }: RankingPath, @Query() query: LiveRankingQueryDto, @SignedIn() caller: Caller): Promise<Explained<LiveRankingAnswer>> {
    const answer = await this.desk.ask<LiveRankingAnswer>(query, caller, (asked) => new LiveRankingQuestion(asked, office, period, query.against ?? 'current'));
    return explainedAt(`/api/rankings/${office}/${period}/live/explanation`, answer, { against: query.against });
  }

  @Get(':office/:period/lines/:body')
  line(@Param() { office, period, body }: RankingLinePath, @Query() query: AskedDto, @SignedIn() caller: Caller): Promise<RankingLineAnswer> {
    return this.desk.ask(query, caller, (asked) => new RankingLineQuestion(asked, office, period, body, { kind: 'published' }));
  }

  @Get(':office/:period/live/lines/:body')
  liveLine(@Param() { office, period, body }: RankingLinePath, @Query() query: LiveRankingQueryDto, @SignedIn() caller: Caller): Promise<RankingLineAnswer> {
    return this.desk.ask(query, caller, (asked) => new RankingLineQuestion(asked, office, period, body, { kind: 'live', against: query.against ?? 'current' }));
  }
}
