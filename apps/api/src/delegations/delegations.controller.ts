import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ActOnDelegations, CLOCK, DelegationsQuestion, type Clock, type DelegationIntent, type DelegationsAnswer } from '#libs/application';
import type { ActDto } from '../conversation/act.dto.js';
import { CommandDesk } from '../conversation/command-desk.js';
import { TheExchange, type Exchange } from '../conversation/exchange.js';
import { QuestionDesk, withETag } from '../conversation/question-desk.js';
import type { ReceiptView } from '../conversation/receipt.view.js';
import { Requires } from '../signing-in/access.decorator.js';
import { SignedIn, type Caller } from '../signing-in/caller.js';
import { Sessions } from '../signing-in/sessions.js';
import { DelegationBook } from './delegation-book.js';
import { DelegatePowerDto, DelegationPath, DelegationsQueryDto, partyOf, RevokeDelegationDto } from './delegations.dto.js';
import { delegationsSeenBy } from './delegations-reading.js';

/** Who may act in whose name, and for how long. */
@ApiTags('delegations')
@Requires('delegation.act')
@Controller('api/delegations')
export class DelegationsController {
  constructor(
    @Inject(CommandDesk) private readonly desk: CommandDesk,
    @Inject(QuestionDesk) private readonly questions: QuestionDesk,
    @Inject(DelegationBook) private readonly book: DelegationBook,
    @Inject(Sessions) private readonly sessions: Sessions,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @Requires('delegation.read')
  async list(@Query() query: DelegationsQueryDto, @SignedIn() caller: Caller, @TheExchange() exchange: Exchange): Promise<DelegationsAnswer> {
    const body = query.body ?? null;
    const visibility = delegationsSeenBy(caller, body, this.clock.now());
    const narrow = { body, inForce: query.inForce === 'yes' };
    const answer = await this.questions.ask<DelegationsAnswer>(query, caller, (asked) => new DelegationsQuestion({ ...asked, visibility }, narrow));
    return withETag(exchange, answer.revision, answer);
  }

  @Post()
  delegate(@Body() act: DelegatePowerDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    const { from, to, validFrom, validUntil, actions, basis } = act;
    return this.act(act, { type: 'DelegatePower', from: partyOf(from), to: partyOf(to), validFrom, validUntil: validUntil ?? null, actions: actions ?? null, basis }, exchange);
  }

  @Post(':id/revocation')
  @HttpCode(200)
  revoke(@Param() { id: delegationId }: DelegationPath, @Body() act: RevokeDelegationDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    return this.act(act, { type: 'RevokeDelegation', delegationId, from: act.from ?? null, reason: act.reason }, exchange);
  }

  /** The next request of anybody concerned already sees it. */
  private async act(act: ActDto, intent: DelegationIntent, exchange: Exchange): Promise<ReceiptView> {
    const receipt = await this.desk.carryOut(exchange, act, (context) => new ActOnDelegations(intent, context));
    await this.book.refresh();
    this.sessions.askAgain();
    return receipt;
  }
}
