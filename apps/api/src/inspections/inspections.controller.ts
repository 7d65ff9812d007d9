import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { InspectionQuestion, InspectionsQuestion, type InspectionAnswer, type InspectionsAnswer } from '#libs/application';
import { pageOf } from '../conversation/as-of.js';
import { AskedDto } from '../conversation/asked.dto.js';
import { TheExchange, type Exchange } from '../conversation/exchange.js';
import { QuestionDesk, withETag } from '../conversation/question-desk.js';
import { Requires } from '../signing-in/access.decorator.js';
import { SignedIn, type Caller } from '../signing-in/caller.js';
import { InspectionPath, InspectionsQueryDto } from './inspection-decision.dto.js';

/** Inspections as they stand, or stood at a moment. */
@ApiTags('inspections')
@Requires('inspection.read')
@Controller('api/inspections')
export class InspectionsController {
  constructor(@Inject(QuestionDesk) private readonly desk: QuestionDesk) {}

  @Get()
  list(@Query() query: InspectionsQueryDto, @SignedIn() caller: Caller): Promise<InspectionsAnswer> {
    const { body, directiveId, stage } = query;
    return this.desk.ask(query, caller, (asked) => new InspectionsQuestion(asked, { body: body ?? null, directiveId: directiveId ?? null, stage: stage ?? null }, pageOf(query)));
  }

  @Get(':id')
  async show(@Param() { id }: InspectionPath, @Query() query: AskedDto, @SignedIn() caller: Caller, @TheExchange() exchange: Exchange): Promise<InspectionAnswer> {
    const answer = await this.desk.ask<InspectionAnswer>(query, caller, (asked) => new InspectionQuestion(asked, id));
    return withETag(exchange, answer.inspection.revision, answer);
  }
}
