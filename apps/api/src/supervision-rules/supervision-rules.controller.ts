import { Body, Controller, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  PublishSupervisionRules, SupervisionRulesQuestion, WorkingCalendarQuestion, type SupervisionRulesAnswer, type SupervisionRulesIntent, type WorkingCalendarAnswer,
} from '#libs/application'; // prettier-ignore
import type { ActDto } from '../conversation/act.dto.js';
import { CommandDesk } from '../conversation/command-desk.js';
import { TheExchange, type Exchange } from '../conversation/exchange.js';
import { QuestionDesk, withETag } from '../conversation/question-desk.js';
import type { ReceiptView } from '../conversation/receipt.view.js';
import { Requires } from '../signing-in/access.decorator.js';
import { SignedIn, type Caller } from '../signing-in/caller.js';
import { dayOf, PublishPolicyDto, PublishWorkingCalendarDto, SupervisionRulesQueryDto, WorkingCalendarQueryDto, YearPath } from './supervision-rules.dto.js';

/** The policy and the working calendar that acts are judged by, in force and as of any moment. */
@ApiTags('supervision-rules')
@Requires('rules.publish')
@Controller('api')
export class SupervisionRulesController {
  constructor(
    @Inject(CommandDesk) private readonly desk: CommandDesk,
    @Inject(QuestionDesk) private readonly questions: QuestionDesk,
  ) {}

  @Get('supervision-rules')
  @Requires('rules.read')
  async rules(@Query() query: SupervisionRulesQueryDto, @SignedIn() caller: Caller, @TheExchange() exchange: Exchange): Promise<SupervisionRulesAnswer> {
    const answer = await this.questions.ask<SupervisionRulesAnswer>(query, caller, (asked) => new SupervisionRulesQuestion(asked, query.issuer ?? null));
    return withETag(exchange, answer.revision, answer);
  }

  @Get('working-calendar/:year')
  @Requires('rules.read')
  async calendar(@Param() { year }: YearPath, @Query() query: WorkingCalendarQueryDto, @SignedIn() caller: Caller, @TheExchange() exchange: Exchange): Promise<WorkingCalendarAnswer> {
    const version = query.version === undefined ? null : Number(query.version);
    const answer = await this.questions.ask<WorkingCalendarAnswer>(query, caller, (asked) => new WorkingCalendarQuestion(asked, Number(year), version));
    return withETag(exchange, answer.revision, answer);
  }

  @Post('working-calendar/:year')
  publishCalendar(@Param() { year }: YearPath, @Body() act: PublishWorkingCalendarDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    return this.act(act, { type: 'PublishWorkingCalendar', year: Number(year), days: act.days.map(dayOf), basis: act.basis }, exchange);
  }

  @Post('policies')
  publishPolicy(@Body() act: PublishPolicyDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    return this.act(act, { type: 'PublishPolicy', issuer: act.issuer ?? null, switches: act.switches, basis: act.basis }, exchange);
  }

  private act(act: ActDto, intent: SupervisionRulesIntent, exchange: Exchange): Promise<ReceiptView> {
    return this.desk.carryOut(exchange, act, (context) => new PublishSupervisionRules(intent, context));
  }
}
