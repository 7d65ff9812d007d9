import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { HandlingsQuestion, PassDuty, type HandlingsAnswer } from '#libs/application';
import { AssignmentPath } from '../assignments/assignment-act.dto.js';
import { pageOf } from '../conversation/as-of.js';
import { CommandDesk } from '../conversation/command-desk.js';
import { TheExchange, type Exchange } from '../conversation/exchange.js';
import { QuestionDesk } from '../conversation/question-desk.js';
import type { ReceiptView } from '../conversation/receipt.view.js';
import { Requires } from '../signing-in/access.decorator.js';
import { SignedIn, type Caller } from '../signing-in/caller.js';
import { HandlingsQueryDto, PassDutyDto } from './handlings.dto.js';

/** Who of a body handles which of its duties (giao chuyên viên). */
@ApiTags('assignments')
@Controller('api')
export class HandlingsController {
  constructor(
    @Inject(CommandDesk) private readonly desk: CommandDesk,
    @Inject(QuestionDesk) private readonly questions: QuestionDesk,
  ) {}

  @Post('assignments/:id/handler')
  @HttpCode(200)
  @Requires('assignment.act')
  pass(@Param() { id }: AssignmentPath, @Body() act: PassDutyDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    return this.desk.carryOut(exchange, act, (context) => new PassDuty(id, act.person, context));
  }

  /** The caller's own list, or that of a body or of another person of it; or who has one duty. */
  @Get('handlings')
  @Requires('assignment.read')
  list(@Query() query: HandlingsQueryDto, @SignedIn() caller: Caller): Promise<HandlingsAnswer> {
    const { body = null, assignmentId: assignment = null } = query;
    const person = query.person ?? (body === null && assignment === null ? caller.actor.actorId : null);
    return this.questions.ask(query, caller, (asked) => new HandlingsQuestion(asked, { body, person, assignment }, pageOf(query)));
  }
}
