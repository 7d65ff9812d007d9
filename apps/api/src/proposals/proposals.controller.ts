import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ActOnProposal, CLOCK, ProposalsQuestion, type Clock, type Draft, type ProposalIntent, type ProposalRow, type ProposalsAnswer } from '#libs/application';
import { attachedFiles, secrecyFault } from '#libs/domain';
import { ASSIGNMENT_ACTS, type AssignmentActName } from '../assignments/acts.js';
import type { AssignmentActDto } from '../assignments/assignment-act.dto.js';
import { AssignmentDesk } from '../assignments/assignment-desk.js';
import { ActDto } from '../conversation/act.dto.js';
import { pageOf } from '../conversation/as-of.js';
import { AskedDto } from '../conversation/asked.dto.js';
import { CommandDesk } from '../conversation/command-desk.js';
import { TheExchange, type Exchange } from '../conversation/exchange.js';
import { QuestionDesk, withETag } from '../conversation/question-desk.js';
import type { ReceiptView } from '../conversation/receipt.view.js';
import { validated } from '../input/validation.js';
import { refusedCommand } from '../problems/problem-of.js';
import { proposalsSeenBy } from './proposals-reading.js';
import { Requires } from '../signing-in/access.decorator.js';
import { SignedIn, type Caller } from '../signing-in/caller.js';
import { ProposalPath, ProposalsQueryDto, ProposeActDto, RefuseProposalDto, ReviseProposalDto } from './proposals.dto.js';

/** Drafts of acts on duties, from the desk of a body to its head (đề xuất → duyệt → phát hành). */
@ApiTags('proposals')
@Requires('proposal.act')
@Controller('api/proposals')
export class ProposalsController {
  constructor(
    @Inject(CommandDesk) private readonly desk: CommandDesk,
    @Inject(AssignmentDesk) private readonly assignments: AssignmentDesk,
    @Inject(QuestionDesk) private readonly questions: QuestionDesk,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Of the bodies that the caller acts for: what has not left a body is nobody else's to read, but an auditor's. */
  @Get()
  @Requires('proposal.read')
  list(@Query() query: ProposalsQueryDto, @SignedIn() caller: Caller): Promise<ProposalsAnswer> {
    const narrow = { proposalId: null, body: query.body ?? null, assignmentId: query.assignmentId ?? null, open: query.status === 'open' };
    return this.questions.ask(query, caller, (asked) => new ProposalsQuestion({ ...asked, visibility: proposalsSeenBy(caller, this.clock.now()) }, narrow, pageOf(query)));
  }

  @Get(':id')
  @Requires('proposal.read')
  async show(@Param() { id }: ProposalPath, @Query() query: AskedDto, @SignedIn() caller: Caller, @TheExchange() exchange: Exchange): Promise<ProposalRow> {
    const narrow = { proposalId: id, body: null, assignmentId: null, open: false };
    const { proposals } = await this.questions.ask<ProposalsAnswer>(query, caller, (asked) => new ProposalsQuestion({ ...asked, visibility: proposalsSeenBy(caller, this.clock.now()) }, narrow, { cursor: null, limit: 1 }));
    const [row] = proposals as readonly [ProposalRow];
    return withETag(exchange, row.revision, row);
  }

  @Post()
  async propose(@Body() act: ProposeActDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    return this.act(act, { type: 'ProposeAct', assignmentId: act.assignmentId, content: await this.contentOf(act, exchange) }, exchange);
  }

  /** The draft of before is superseded. */
  @Post(':id/revision')
  @HttpCode(200)
  async revise(@Param() { id: proposalId }: ProposalPath, @Body() act: ReviseProposalDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    return this.act(act, { type: 'ReviseProposal', proposalId, content: await this.contentOf(act, exchange), reason: act.reason }, exchange);
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

  /** The draft, checked as the route of the act checks it, with its files as they stand. @throws ProblemError `validation-failed`, and for files that cannot be attached. */
  private async contentOf({ act, body }: { readonly act: AssignmentActName; readonly body?: object | null }, { request }: Exchange): Promise<Draft> {
    const given = validated<AssignmentActDto>(ASSIGNMENT_ACTS[act], body ?? {});
    const secret = secrecyFault({ secrecy: given.secrecy ?? 'open' });
    if (secret !== null) throw refusedCommand({ kind: 'rejected', rejection: secret.rejection });
    const { occurredOn = null, lateEntryBasis = null } = given;
    const intent = (await this.assignments.intentOf(given, request)) as Draft;
    const attached = attachedFiles(('files' in intent ? intent.files : undefined) ?? []);
    if (!attached.ok) throw refusedCommand({ kind: 'rejected', rejection: attached.rejection });
    return { ...intent, ...(occurredOn !== null && { occurredOn }), ...(lateEntryBasis !== null && { lateEntryBasis }) };
  }
}
