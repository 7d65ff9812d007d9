import { Body, Controller, HttpCode, Inject, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiHeader, ApiTags } from '@nestjs/swagger';
import { IssueUrging, PreviewUrging, type UrgingPreviewAnswer } from '#libs/application';
import { asSent, CommandDesk } from '../conversation/command-desk.js';
import { commandContext } from '../conversation/command-context.js';
import { TheExchange, type Exchange } from '../conversation/exchange.js';
import { ReceiptView } from '../conversation/receipt.view.js';
import { refusedCommand } from '../problems/problem-of.js';
import { Requires } from '../signing-in/access.decorator.js';
import { SignedIn, type Caller } from '../signing-in/caller.js';
import { DutyMatcher } from './duty-matcher.js';
import { draftOf, IssueUrgingInBulkDto, PreviewUrgingDto, subjectOf } from './urging-issue.dto.js';
import { dutyResult, previewView, type UrgingBulkView, type UrgingPreviewView } from './urging-results.view.js';

/** Urging many duties by one paper: all that match, with a result for each; and what it would come to, before anything is stored. */
@ApiTags('urgings')
@Requires('urging.act')
@Controller('api/urgings')
export class UrgingBulkController {
  constructor(
    @Inject(CommandDesk) private readonly desk: CommandDesk,
    @Inject(CommandBus) private readonly bus: CommandBus,
    @Inject(DutyMatcher) private readonly matcher: DutyMatcher,
  ) {}

  /** Stores nothing. Without `follows`, the urgings that the duties have had count. */
  @Post('preview')
  @HttpCode(200)
  async preview(@Body() act: PreviewUrgingDto, @SignedIn() caller: Caller, @TheExchange() { request }: Exchange): Promise<UrgingPreviewView> {
    const subject = await this.matcher.completed(subjectOf(act), act, caller);
    const answer = (await this.bus.execute(new PreviewUrging(subject, commandContext(request, act)))) as UrgingPreviewAnswer;
    if (!answer.ok) throw refusedCommand(answer.refusal);
    return previewView(answer.preview);
  }

  /** Duties that cannot be urged are left out, each with its reason; refused only when nobody is left to address. Of a draft there are no results yet. */
  @Post('bulk')
  @ApiHeader({ name: 'Idempotency-Key', required: false, description: 'The same key and body: the first answer again.', schema: { type: 'string', pattern: '^[!-~]{1,200}$' } })
  async issue(@Body() act: IssueUrgingInBulkDto, @SignedIn() caller: Caller, @TheExchange() { request }: Exchange): Promise<UrgingBulkView> {
    const subject = await this.matcher.completed(subjectOf(act), act, caller);
    const context = commandContext(request, act);
    const receipt = await this.desk.outcome(request, asSent(act, new IssueUrging({ ...draftOf(act), ...subject }, true, context), context));
    if ((act.draft ?? null) !== null) return { receipt: new ReceiptView(receipt), results: [] };
    const { duties, leftOut } = await this.matcher.recorded(receipt, caller);
    return { receipt: new ReceiptView(receipt), results: [...duties.map(({ assignmentId }) => dutyResult(assignmentId, null)), ...leftOut.map(({ assignmentId, reason }) => dutyResult(assignmentId, reason))] };
  }
}
