import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  AssignmentHistoryQuestion,
  AssignmentQuestion,
  CascadeTreeQuestion,
  RemindersQuestion,
  type AssignmentAnswer,
  type AssignmentHistoryAnswer,
  type CascadeTreeAnswer,
  type RemindersAnswer,
} from '#libs/application';
import { pageOf } from '../conversation/as-of.js';
import { AskedDto, PagedDto } from '../conversation/asked.dto.js';
import { TheExchange, type Exchange } from '../conversation/exchange.js';
import { QuestionDesk, withETag } from '../conversation/question-desk.js';
import { Requires } from '../signing-in/access.decorator.js';
import { SignedIn, type Caller } from '../signing-in/caller.js';
import { AssignmentPath } from './assignment-act.dto.js';

/** One assignment: what it is, what happened to it, and what was handed down from it. */
@ApiTags('assignments')
@Requires('assignment.read')
@Controller('api/assignments/:id')
export class AssignmentsController {
  constructor(@Inject(QuestionDesk) private readonly desk: QuestionDesk) {}

  @Get()
  async show(@Param() { id }: AssignmentPath, @Query() query: AskedDto, @SignedIn() caller: Caller, @TheExchange() exchange: Exchange): Promise<AssignmentAnswer> {
    const answer = await this.desk.ask<AssignmentAnswer>(query, caller, (asked) => new AssignmentQuestion(asked, id));
    return withETag(exchange, answer.duty.revision, answer);
  }

  @Get('history')
  history(@Param() { id }: AssignmentPath, @Query() query: PagedDto, @SignedIn() caller: Caller): Promise<AssignmentHistoryAnswer> {
    return this.desk.ask(query, caller, (asked) => new AssignmentHistoryQuestion(asked, id, pageOf(query)));
  }

  @Get('reminders')
  reminders(@Param() { id }: AssignmentPath, @Query() query: AskedDto, @SignedIn() caller: Caller): Promise<RemindersAnswer> {
    return this.desk.ask(query, caller, (asked) => new RemindersQuestion(asked, id));
  }

  @Get('cascade')
  cascade(@Param() { id }: AssignmentPath, @Query() query: AskedDto, @SignedIn() caller: Caller): Promise<CascadeTreeAnswer> {
    return this.desk.ask(query, caller, (asked) => new CascadeTreeQuestion(asked, { assignmentId: id }));
  }
}
