import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ActOnIndicator, IndicatorQuestion, IndicatorsQuestion, type IndicatorAnswer, type IndicatorIntent, type IndicatorsAnswer } from '#libs/application';
import { pageOf } from '../conversation/as-of.js';
import type { ActDto } from '../conversation/act.dto.js';
import { CommandDesk } from '../conversation/command-desk.js';
import { TheExchange, type Exchange } from '../conversation/exchange.js';
import { QuestionDesk, withETag } from '../conversation/question-desk.js';
import type { ReceiptView } from '../conversation/receipt.view.js';
import { DirectivePath } from '../directives/directive-acts.dto.js';
import { explainedAt, type Explained } from '../counted-boards/explanation-address.js';
import { Requires } from '../signing-in/access.decorator.js';
import { SignedIn, type Caller } from '../signing-in/caller.js';
import {
  AmendIndicatorDto, CorrectMeasurementDto, DefineIndicatorDto, dutyOf, IndicatorPath, IndicatorQueryDto, IndicatorsQueryDto, LinkIndicatorDto, measurementFrom, RecordMeasurementDto, UnlinkIndicatorDto,
  WithdrawIndicatorDto, WithdrawMeasurementDto,
} from './indicator-acts.dto.js'; // prettier-ignore
import { indicatorContentOf } from './indicator-content.dto.js';

/** Indicators (chỉ tiêu) of directives, their measurements, and how each milestone stands (R10). */
@ApiTags('indicators')
@Requires('indicator.act')
@Controller('api')
export class IndicatorsController {
  constructor(
    @Inject(CommandDesk) private readonly desk: CommandDesk,
    @Inject(QuestionDesk) private readonly questions: QuestionDesk,
  ) {}

  @Get('indicators')
  @Requires('indicator.read')
  async list(@Query() query: IndicatorsQueryDto, @SignedIn() caller: Caller): Promise<Explained<IndicatorsAnswer>> {
    const { directiveId, body } = query;
    const answer = await this.questions.ask<IndicatorsAnswer>(query, caller, (asked) => new IndicatorsQuestion(asked, { directiveId: directiveId ?? null, body: body ?? null }, pageOf(query)));
    return explainedAt('/api/indicators/explanation', answer, { directiveId, body });
  }

  @Get('indicators/:id')
  @Requires('indicator.read')
  async show(@Param() { id }: IndicatorPath, @Query() query: IndicatorQueryDto, @SignedIn() caller: Caller, @TheExchange() exchange: Exchange): Promise<IndicatorAnswer> {
    const answer = await this.questions.ask<IndicatorAnswer>(query, caller, (asked) => new IndicatorQuestion(asked, id, query.body ?? null, pageOf(query)));
    return withETag(exchange, answer.indicator.revision, answer);
  }

  @Post('directives/:id/indicators')
  define(@Param() { id: directiveId }: DirectivePath, @Body() act: DefineIndicatorDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    const intent = { type: 'DefineIndicator', directiveId, content: indicatorContentOf(act.content) } as const;
    return this.desk.carryOut(exchange, act, (context) => new ActOnIndicator(null, intent, context));
  }

  @Post('indicators/:id/amendment')
  @HttpCode(200)
  amend(@Param() path: IndicatorPath, @Body() act: AmendIndicatorDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    return this.act(path, act, { type: 'AmendIndicator', content: indicatorContentOf(act.content), basis: act.basis }, exchange);
  }

  @Post('indicators/:id/withdrawal')
  @HttpCode(200)
  withdraw(@Param() path: IndicatorPath, @Body() act: WithdrawIndicatorDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    return this.act(path, act, { type: 'WithdrawIndicator', basis: act.basis }, exchange);
  }

  @Post('indicators/:id/measurements')
  record(@Param() path: IndicatorPath, @Body() act: RecordMeasurementDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    return this.act(path, act, { type: 'RecordMeasurement', body: act.body, period: act.period, measurement: measurementFrom(act.measurement) }, exchange);
  }

  @Post('indicators/:id/measurement-correction')
  @HttpCode(200)
  correct(@Param() path: IndicatorPath, @Body() act: CorrectMeasurementDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    return this.act(path, act, { type: 'CorrectMeasurement', body: act.body, period: act.period, measurement: measurementFrom(act.measurement), reason: act.reason }, exchange);
  }

  @Post('indicators/:id/measurement-withdrawal')
  @HttpCode(200)
  takeOut(@Param() path: IndicatorPath, @Body() act: WithdrawMeasurementDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    return this.act(path, act, { type: 'WithdrawMeasurement', body: act.body, period: act.period, reason: act.reason }, exchange);
  }

  @Post('indicators/:id/links')
  link(@Param() path: IndicatorPath, @Body() act: LinkIndicatorDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    return this.act(path, act, { type: 'LinkIndicator', duty: dutyOf(act.duty) }, exchange);
  }

  @Post('indicators/:id/unlinking')
  @HttpCode(200)
  unlink(@Param() path: IndicatorPath, @Body() act: UnlinkIndicatorDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    return this.act(path, act, { type: 'UnlinkIndicator', duty: dutyOf(act.duty), reason: act.reason }, exchange);
  }

  private act({ id }: IndicatorPath, act: ActDto, intent: IndicatorIntent, exchange: Exchange): Promise<ReceiptView> {
    return this.desk.carryOut(exchange, act, (context) => new ActOnIndicator(id, intent, context));
  }
}
