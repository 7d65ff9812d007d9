import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  CLOCK, UrgingInboxQuestion, UrgingQuestion, UrgingsOfDutiesQuestion, UrgingsQuestion,
  type Clock, type UrgingAnswer, type UrgingInboxAnswer, type UrgingsAnswer, type UrgingsOfDutiesAnswer,
} from '#libs/application'; // prettier-ignore
import { can, type BodyId } from '#libs/domain';
import { AssignmentPath } from '../assignments/assignment-act.dto.js';
import { pageOf } from '../conversation/as-of.js';
import { AskedDto } from '../conversation/asked.dto.js';
import { TheExchange, type Exchange } from '../conversation/exchange.js';
import { QuestionDesk, withETag } from '../conversation/question-desk.js';
import { ProblemError } from '../problems/problem.error.js';
import { Requires } from '../signing-in/access.decorator.js';
import { SignedIn, type Caller } from '../signing-in/caller.js';
import { UrgingPath } from './urging-acts.dto.js';
import { UrgingInboxQueryDto, UrgingsQueryDto } from './urgings-questions.dto.js';

/** Formal urgings (đôn đốc), and who has answered them. */
@ApiTags('urgings')
@Requires('urging.read')
@Controller('api')
export class UrgingsController {
  constructor(
    @Inject(QuestionDesk) private readonly desk: QuestionDesk,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get('urgings')
  list(@Query() query: UrgingsQueryDto, @SignedIn() caller: Caller): Promise<UrgingsAnswer> {
    const { issuer = null, addressee = null, directiveId = null, grade = null } = query;
    return this.desk.ask(query, caller, (asked) => new UrgingsQuestion(asked, { issuer, addressee, directiveId, grade }, pageOf(query)));
  }

  @Get('urgings/inbox')
  async inbox(@Query() query: UrgingInboxQueryDto, @SignedIn() caller: Caller): Promise<UrgingInboxAnswer> {
    const body = query.body ?? caller.actor.body;
    this.assertMayRead(caller, body);
    return this.desk.ask(query, caller, (asked) => new UrgingInboxQuestion(asked, body, query.filter ?? 'to-answer', pageOf(query)));
  }

  @Get('urgings/:id')
  async show(@Param() { id }: UrgingPath, @Query() query: AskedDto, @SignedIn() caller: Caller, @TheExchange() exchange: Exchange): Promise<UrgingAnswer> {
    const answer = await this.desk.ask<UrgingAnswer>(query, caller, (asked) => new UrgingQuestion(asked, id));
    return withETag(exchange, answer.urging.revision, answer);
  }

  @Get('assignments/:id/urgings')
  ofDuty(@Param() { id }: AssignmentPath, @Query() query: AskedDto, @SignedIn() caller: Caller): Promise<UrgingsOfDutiesAnswer> {
    return this.desk.ask(query, caller, (asked) => new UrgingsOfDutiesQuestion(asked, [id]));
  }

  /** In the caller's own name, or in that of the body itself by delegation. */
  private assertMayRead({ actor }: Caller, body: BodyId): void {
    const [now, resource] = [this.clock.now(), { kind: 'inbox', body }] as const;
    const own = can(actor, 'inbox.read', resource, now);
    if (own.allowed || can(actor, 'inbox.read', resource, now, body).allowed) return;
    throw own.mayKnow ? new ProblemError('forbidden', { reason: own.reason }) : new ProblemError('not-found');
  }
}
