import { Body, Controller, Get, HttpCode, Inject, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CLOCK, MarkNoticesSeen, NoticesQuestion, type Clock, type NoticesAnswer } from '#libs/application';
import { isNoticeGroup } from '#libs/domain';
import { assertMayReadInbox } from '../boards/inbox-reading.js';
import { pageOf } from '../conversation/as-of.js';
import { CommandDesk } from '../conversation/command-desk.js';
import { TheExchange, type Exchange } from '../conversation/exchange.js';
import { QuestionDesk, withETag } from '../conversation/question-desk.js';
import type { ReceiptView } from '../conversation/receipt.view.js';
import { Requires } from '../signing-in/access.decorator.js';
import { SignedIn, type Caller } from '../signing-in/caller.js';
import { MarkNoticesSeenDto, NoticesQueryDto } from './notices.dto.js';

/** What a body should learn of, and until where it has seen it. */
@ApiTags('notices')
@Controller('api/notices')
export class NoticesController {
  constructor(
    @Inject(QuestionDesk) private readonly questions: QuestionDesk,
    @Inject(CommandDesk) private readonly desk: CommandDesk,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @Requires('notice.read')
  async list(@Query() query: NoticesQueryDto, @SignedIn() caller: Caller, @TheExchange() exchange: Exchange): Promise<NoticesAnswer> {
    const body = query.body ?? caller.actor.body;
    assertMayReadInbox(caller, body, this.clock.now(), 'notice.read');
    const answer = await this.questions.ask<NoticesAnswer>(query, caller, (asked) => new NoticesQuestion(asked, body, query.only ?? 'all', pageOf(query), query.without?.split(',').filter(isNoticeGroup)));
    return withETag(exchange, answer.revision, answer);
  }

  @Post('seen')
  @HttpCode(200)
  @Requires('notice.act')
  markSeen(@Body() { upTo, actingFor }: MarkNoticesSeenDto, @SignedIn() caller: Caller, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    const body = actingFor ?? caller.actor.body;
    return this.desk.carryOut(exchange, { actingFor: actingFor ?? null }, (context) => new MarkNoticesSeen(body, upTo, context));
  }
}
