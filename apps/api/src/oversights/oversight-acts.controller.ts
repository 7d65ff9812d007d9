import { Body, Controller, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ActOnOversight, type OversightIntent } from '#libs/application';
import type { OversightId } from '#libs/domain';
import type { ActDto } from '../conversation/act.dto.js';
import { CommandDesk } from '../conversation/command-desk.js';
import { TheExchange, type Exchange } from '../conversation/exchange.js';
import type { ReceiptView } from '../conversation/receipt.view.js';
import { Requires } from '../signing-in/access.decorator.js';
import { EarlyWarningDto, EndOversightDto, InspectionProposalDto, ObservationDto, OpenOversightDto, OversightPath, RecommendationDto, TakeBackEntryDto, TakeBackOversightEndDto } from './oversights.dto.js';

/** What is done in an oversight: it watches and warns, concludes nothing and gives no duty (giám sát). */
@ApiTags('oversights')
@Requires('oversight.act')
@Controller('api/oversights')
export class OversightActsController {
  constructor(@Inject(CommandDesk) private readonly desk: CommandDesk) {}

  @Post()
  open(@Body() act: OpenOversightDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    return this.act(null, act, act.toIntent(), exchange);
  }

  @Post(':id/observations')
  @HttpCode(200)
  observe(@Param() { id }: OversightPath, @Body() act: ObservationDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    return this.act(id, act, act.toIntent(), exchange);
  }

  @Post(':id/early-warnings')
  @HttpCode(200)
  warn(@Param() { id }: OversightPath, @Body() act: EarlyWarningDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    const { body, text, observations } = act;
    return this.act(id, act, { type: 'GiveEarlyWarning', warning: { body, text, observations } }, exchange);
  }

  @Post(':id/recommendations')
  @HttpCode(200)
  recommend(@Param() { id }: OversightPath, @Body() act: RecommendationDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    return this.act(id, act, { type: 'RecommendAfterOversight', to: act.to, text: act.text }, exchange);
  }

  @Post(':id/inspection-proposals')
  @HttpCode(200)
  propose(@Param() { id }: OversightPath, @Body() act: InspectionProposalDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    return this.act(id, act, { type: 'ProposeInspection', bodies: act.bodies, reason: act.reason }, exchange);
  }

  @Post(':id/end')
  @HttpCode(200)
  end(@Param() { id }: OversightPath, @Body() act: EndOversightDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    return this.act(id, act, { type: 'EndOversight', summary: act.summary }, exchange);
  }

  /** Takes back what was put down by mistake (R15); it can still be read. What relies on it goes first. */
  @Post(':id/entries-taken-back')
  @HttpCode(200)
  takeBack(@Param() { id }: OversightPath, @Body() act: TakeBackEntryDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    const { entry, number, reason } = act;
    return this.act(id, act, { type: 'TakeBackOversightEntry', entry, number, reason }, exchange);
  }

  /** Takes back the end (R15): the oversight goes on. */
  @Post(':id/end-taken-back')
  @HttpCode(200)
  reopen(@Param() { id }: OversightPath, @Body() act: TakeBackOversightEndDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    return this.act(id, act, { type: 'TakeBackOversightEnd', reason: act.reason }, exchange);
  }

  private act(id: OversightId | null, act: ActDto, intent: OversightIntent, exchange: Exchange): Promise<ReceiptView> {
    return this.desk.carryOut(exchange, act, (context) => new ActOnOversight(id, intent, context));
  }
}
