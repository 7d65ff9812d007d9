import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { OversightQuestion, OversightsQuestion, type OversightAnswer, type OversightsAnswer } from '#libs/application';
import { pageOf } from '../conversation/as-of.js';
import { AskedDto } from '../conversation/asked.dto.js';
import { TheExchange, type Exchange } from '../conversation/exchange.js';
import { QuestionDesk, withETag } from '../conversation/question-desk.js';
import { Requires } from '../signing-in/access.decorator.js';
import { SignedIn, type Caller } from '../signing-in/caller.js';
import { OversightPath, OversightsQueryDto } from './oversights.dto.js';

/** Oversights as they stand, or stood at a moment. */
@ApiTags('oversights')
@Requires('oversight.read')
@Controller('api/oversights')
export class OversightsController {
  constructor(@Inject(QuestionDesk) private readonly desk: QuestionDesk) {}

  @Get()
  list(@Query() query: OversightsQueryDto, @SignedIn() caller: Caller): Promise<OversightsAnswer> {
    const { body, directiveId } = query;
    return this.desk.ask(query, caller, (asked) => new OversightsQuestion(asked, { body: body ?? null, directiveId: directiveId ?? null }, pageOf(query)));
  }

  @Get(':id')
  async show(@Param() { id }: OversightPath, @Query() query: AskedDto, @SignedIn() caller: Caller, @TheExchange() exchange: Exchange): Promise<OversightAnswer> {
    const answer = await this.desk.ask<OversightAnswer>(query, caller, (asked) => new OversightQuestion(asked, id));
    return withETag(exchange, answer.oversight.revision, answer);
  }
}
