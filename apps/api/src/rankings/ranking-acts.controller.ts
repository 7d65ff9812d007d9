import { Body, Controller, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ActOnRanking, type RankingIntent } from '#libs/application';
import type { ActDto } from '../conversation/act.dto.js';
import { CommandDesk } from '../conversation/command-desk.js';
import { TheExchange, type Exchange } from '../conversation/exchange.js';
import type { ReceiptView } from '../conversation/receipt.view.js';
import { Requires } from '../signing-in/access.decorator.js';
import { SignedIn, type Caller } from '../signing-in/caller.js';
import { RankingJudge } from './ranking-judge.js';
import { ContestRankingLineDto, CorrectRankingDto, PublishRankingDto, RankingPath, UpholdRankingLineDto, WithdrawRankingDto } from './rankings.dto.js';

/** What becomes of the list of an office for a period. */
@ApiTags('rankings')
@Requires('ranking.act')
@Controller('api/rankings/:office/:period')
export class RankingActsController {
  constructor(
    @Inject(CommandDesk) private readonly desk: CommandDesk,
    @Inject(RankingJudge) private readonly judge: RankingJudge,
  ) {}

  @Post('publication')
  @HttpCode(200)
  async publish(@Param() path: RankingPath, @Body() act: PublishRankingDto, @SignedIn() caller: Caller, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    return this.act(path, act, await this.judge.publication(path, act, caller), exchange);
  }

  @Post('contests')
  @HttpCode(200)
  contest(@Param() path: RankingPath, @Body() act: ContestRankingLineDto, @SignedIn() caller: Caller, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    const body = act.body ?? act.actingFor ?? caller.actor.body;
    return this.act(path, act, { type: 'ContestRankingLine', body, reason: act.reason, duties: act.duties ?? [] }, exchange);
  }

  @Post('upholdings')
  @HttpCode(200)
  uphold(@Param() path: RankingPath, @Body() act: UpholdRankingLineDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    return this.act(path, act, { type: 'UpholdRankingLine', body: act.body, reason: act.reason }, exchange);
  }

  @Post('corrections')
  @HttpCode(200)
  async correct(@Param() path: RankingPath, @Body() act: CorrectRankingDto, @SignedIn() caller: Caller, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    return this.act(path, act, await this.judge.correction(path, act, caller), exchange);
  }

  @Post('withdrawal')
  @HttpCode(200)
  withdraw(@Param() path: RankingPath, @Body() act: WithdrawRankingDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    return this.act(path, act, { type: 'WithdrawRanking', reason: act.reason }, exchange);
  }

  private act({ office, period }: RankingPath, act: ActDto, intent: RankingIntent, exchange: Exchange): Promise<ReceiptView> {
    return this.desk.carryOut(exchange, act, (context) => new ActOnRanking(office, period, intent, context));
  }
}
