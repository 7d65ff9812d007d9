import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ActOnProposal, CLOCK, CommandCore, ProposalsQuestion, WaitingProposalsQuestion, type Clock, type ProposalIntent, type ProposalRow, type ProposalsAnswer, type WaitingProposalsAnswer } from '#libs/application';
import { ActDto } from '../conversation/act.dto.js';
import { pageOf } from '../conversation/as-of.js';
import { AskedDto } from '../conversation/asked.dto.js';
import { CommandDesk } from '../conversation/command-desk.js';
import { TheExchange, type Exchange } from '../conversation/exchange.js';
import { QuestionDesk, withETag } from '../conversation/question-desk.js';
import type { ReceiptView } from '../conversation/receipt.view.js';
import { deskView, type ProposalDeskView } from './proposal-desk.view.js';
import { proposalsSeenBy } from './proposals-reading.js';
import { Requires } from '../signing-in/access.decorator.js';
import { SignedIn, type Caller } from '../signing-in/caller.js';
import { ProposalPath, ProposalsQueryDto, RefuseProposalDto } from './proposals.dto.js';

/** Drafts of acts, from the desk of a body to its head (đề xuất → duyệt → phát hành). They are written at the route of the act, by its `draft`. */
@ApiTags('proposals')
@Requires('proposal.act')
@Controller('api/proposals')
export class ProposalsController {
  constructor(
    @Inject(CommandDesk) private readonly desk: CommandDesk,
    @Inject(QuestionDesk) private readonly questions: QuestionDesk,
    @Inject(CommandCore) private readonly core: Pick<CommandCore, 'rulesNow'>,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Of the bodies that the caller acts for: what has not left a body is nobody else's to read, but an auditor's. */
  @Get()
  @Requires('proposal.read')
  list(@Query() query: ProposalsQueryDto, @SignedIn() caller: Caller): Promise<ProposalsAnswer> {
    const narrow = { proposalId: null, body: query.body ?? null, subjectId: query.subjectId ?? null, open: query.status === 'open' };
    return this.questions.ask(query, caller, (asked) => new ProposalsQuestion({ ...asked, visibility: proposalsSeenBy(caller, this.clock.now()) }, narrow, pageOf(query)));
  }

  /** Whether the caller's body works by proposal and approval, what the caller may do in that, and what waits there. */
  @Get('desk')
  @Requires('proposal.read')
  async atDesk(@Query() query: AskedDto, @SignedIn() caller: Caller): Promise<ProposalDeskView> {
    const { actor } = caller;
    const [{ waiting }, rules] = await Promise.all([
      this.questions.ask<WaitingProposalsAnswer>(query, caller, (asked) => new WaitingProposalsQuestion({ ...asked, visibility: proposalsSeenBy(caller, this.clock.now()) }, actor.body)),
      this.core.rulesNow(),
    ]);
    return deskView(actor, rules.for(actor.body).policy.actsNeedApproval, waiting, this.clock.now());
  }

  @Get(':id')
  @Requires('proposal.read')
  async show(@Param() { id }: ProposalPath, @Query() query: AskedDto, @SignedIn() caller: Caller, @TheExchange() exchange: Exchange): Promise<ProposalRow> {
    const narrow = { proposalId: id, body: null, subjectId: null, open: false };
    const { proposals } = await this.questions.ask<ProposalsAnswer>(query, caller, (asked) => new ProposalsQuestion({ ...asked, visibility: proposalsSeenBy(caller, this.clock.now()) }, narrow, { cursor: null, limit: 1 }));
    const [row] = proposals as readonly [ProposalRow];
    return withETag(exchange, row.revision, row);
  }

  @Post(':id/refusal')
  @HttpCode(200)
  refuse(@Param() { id: proposalId }: ProposalPath, @Body() act: RefuseProposalDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    return this.act(act, { type: 'RefuseProposal', proposalId, reason: act.reason }, exchange);
  }

  /** Does what the draft says, in the caller's name; both names are on the act. `If-Match`: the draft as it was read. */
  @Post(':id/approval')
  @HttpCode(200)
  approve(@Param() { id: proposalId }: ProposalPath, @Body() act: ActDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    return this.act(act, { type: 'ApproveProposal', proposalId }, exchange);
  }

  private act(act: ActDto, intent: ProposalIntent, exchange: Exchange): Promise<ReceiptView> {
    return this.desk.carryOut(exchange, act, (context) => new ActOnProposal(intent, context));
  }
}
