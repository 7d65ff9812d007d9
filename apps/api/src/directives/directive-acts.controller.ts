import { Body, Controller, HttpCode, Inject, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ActOnDirective, AssignTaskToBody, type DirectiveIntent } from '#libs/application';
import type { DirectiveId } from '#libs/domain';
import { ActDto } from '../conversation/act.dto.js';
import { CommandDesk } from '../conversation/command-desk.js';
import { TheExchange, type Exchange } from '../conversation/exchange.js';
import type { ReceiptView } from '../conversation/receipt.view.js';
import { Requires } from '../signing-in/access.decorator.js';
import { AmendDirectiveDto, AssignTaskDto, DirectivePath, DraftDirectiveDto, EndDirectiveDto, EnterStubDto, TakeBackConclusionDto, TaskPath } from './directive-acts.dto.js';

/** What is done with a directive: drafted, issued, then only amended, concluded or withdrawn. */
@ApiTags('directives')
@Requires('directive.change')
@Controller('api/directives')
export class DirectiveActsController {
  constructor(@Inject(CommandDesk) private readonly desk: CommandDesk) {}

  /** Drafts a directive; its id follows from issuer, kind, year and number. */
  @Post()
  draft(@Body() act: DraftDirectiveDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    return this.act(null, act, act.toIntent('DraftDirective'), exchange);
  }

  /** Of a paper marked Mật or above: number, date, mark and holder, nothing else. Sent again with another holder or mark, it replaces what was entered. */
  @Post('stubs')
  enterStub(@Body() act: EnterStubDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    return this.act(null, act, act.toIntent(), exchange);
  }

  @Put(':id/draft')
  revise(@Param() { id }: DirectivePath, @Body() act: DraftDirectiveDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    return this.act(id, act, act.toIntent('ReviseDraft'), exchange);
  }

  @Post(':id/issue')
  @HttpCode(200)
  issue(@Param() { id }: DirectivePath, @Body() act: ActDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    return this.act(id, act, { type: 'IssueDirective' }, exchange);
  }

  @Post(':id/amendments')
  @HttpCode(200)
  amend(@Param() { id }: DirectivePath, @Body() act: AmendDirectiveDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    return this.act(id, act, act.toIntent(), exchange);
  }

  @Post(':id/conclusion')
  @HttpCode(200)
  conclude(@Param() { id }: DirectivePath, @Body() act: EndDirectiveDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    return this.act(id, act, { type: 'ConcludeDirective', basis: act.basis }, exchange);
  }

  @Post(':id/conclusion-taken-back')
  @HttpCode(200)
  takeBackConclusion(@Param() { id }: DirectivePath, @Body() act: TakeBackConclusionDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    return this.act(id, act, { type: 'TakeBackDirectiveConclusion', reason: act.reason }, exchange);
  }

  @Post(':id/withdrawal')
  @HttpCode(200)
  withdraw(@Param() { id }: DirectivePath, @Body() act: EndDirectiveDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    return this.act(id, act, { type: 'WithdrawDirective', basis: act.basis }, exchange);
  }

  @Post(':id/tasks/:code/assignments')
  assign(@Param() { id, code }: TaskPath, @Body() act: AssignTaskDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    const { leadBody, mode, reason } = act;
    return this.desk.carryOut(exchange, act, (context) => new AssignTaskToBody(id, code, leadBody, mode ?? 'do', reason, context));
  }

  private act(id: DirectiveId | null, act: ActDto, intent: DirectiveIntent, exchange: Exchange): Promise<ReceiptView> {
    return this.desk.carryOut(exchange, act, (context) => new ActOnDirective(id, intent, context));
  }
}
