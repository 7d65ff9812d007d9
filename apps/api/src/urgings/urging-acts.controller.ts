import { Body, Controller, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ActOnUrging, IssueUrging, type UrgingIntent } from '#libs/application';
import type { UrgingId } from '#libs/domain';
import type { ActDto } from '../conversation/act.dto.js';
import { CommandDesk } from '../conversation/command-desk.js';
import { TheExchange, type Exchange } from '../conversation/exchange.js';
import type { ReceiptView } from '../conversation/receipt.view.js';
import { FileDesk } from '../files/file-desk.js';
import type { FiledActDto } from '../files/file.dto.js';
import { Requires } from '../signing-in/access.decorator.js';
import { AcceptExplanationDto, AnswerUrgingDto, AskExplanationAgainDto, CloseUrgingDto, GiveExplanationDto, RecordUrgingDeliveryDto, TakeBackAnswerDto, TakeBackExplanationDto, TakeBackReasonDto, UrgingAddresseePath, UrgingPath, WithdrawUrgingDto } from './urging-acts.dto.js';
import { draftOf, IssueUrgingDto } from './urging-issue.dto.js';

/** Urging formally, and answering it. */
@ApiTags('urgings')
@Requires('urging.act')
@Controller('api/urgings')
export class UrgingActsController {
  constructor(
    @Inject(CommandDesk) private readonly desk: CommandDesk,
    @Inject(FileDesk) private readonly files: FileDesk,
  ) {}

  /** All or nothing: a duty that cannot be urged refuses the whole. */
  @Post()
  issue(@Body() act: IssueUrgingDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    return this.desk.carryOut(exchange, act, (context) => new IssueUrging(draftOf(act), false, context));
  }

  @Post(':id/deliveries/:body')
  @HttpCode(200)
  deliver(@Param() { id, body }: UrgingAddresseePath, @Body() act: RecordUrgingDeliveryDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    return this.act(id, act, { type: 'RecordUrgingDelivery', addressee: body, channel: act.channel }, exchange);
  }

  @Post(':id/answers')
  @HttpCode(200)
  answer(@Param() { id }: UrgingPath, @Body() act: AnswerUrgingDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    return this.actWithFiles(id, act, act.toIntent(), exchange);
  }

  /** A mistaken answer, while the urging is open. */
  @Post(':id/answers-taken-back')
  @HttpCode(200)
  takeBackAnswer(@Param() { id }: UrgingPath, @Body() act: TakeBackAnswerDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    return this.act(id, act, { type: 'TakeBackUrgingAnswer', addressee: act.addressee ?? null, answer: act.answer ?? null, reason: act.reason }, exchange);
  }

  /** A mistaken explanation, before it is judged. */
  @Post(':id/explanations-taken-back')
  @HttpCode(200)
  takeBackExplanation(@Param() { id }: UrgingPath, @Body() act: TakeBackExplanationDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    return this.act(id, act, { type: 'TakeBackExplanation', addressee: act.addressee ?? null, reason: act.reason }, exchange);
  }

  @Post(':id/explanations/:body/acceptance-taken-back')
  @HttpCode(200)
  takeBackAcceptance(@Param() { id, body }: UrgingAddresseePath, @Body() act: TakeBackReasonDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    return this.act(id, act, { type: 'TakeBackExplanationAcceptance', addressee: body, reason: act.reason }, exchange);
  }

  /** Closed or withdrawn by mistake. */
  @Post(':id/reopening')
  @HttpCode(200)
  reopen(@Param() { id }: UrgingPath, @Body() act: TakeBackReasonDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    return this.act(id, act, { type: 'TakeBackUrgingEnd', reason: act.reason }, exchange);
  }

  @Post(':id/explanations')
  @HttpCode(200)
  explain(@Param() { id }: UrgingPath, @Body() act: GiveExplanationDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    return this.actWithFiles(id, act, { type: 'GiveExplanation', addressee: act.addressee ?? null, text: act.text }, exchange);
  }

  @Post(':id/explanations/:body/acceptance')
  @HttpCode(200)
  accept(@Param() { id, body }: UrgingAddresseePath, @Body() act: AcceptExplanationDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    return this.act(id, act, { type: 'AcceptExplanation', addressee: body, note: act.note ?? null }, exchange);
  }

  @Post(':id/explanations/:body/return')
  @HttpCode(200)
  askAgain(@Param() { id, body }: UrgingAddresseePath, @Body() act: AskExplanationAgainDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    return this.act(id, act, { type: 'AskExplanationAgain', addressee: body, reason: act.reason, due: act.due }, exchange);
  }

  @Post(':id/withdrawal')
  @HttpCode(200)
  withdraw(@Param() { id }: UrgingPath, @Body() act: WithdrawUrgingDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    return this.act(id, act, { type: 'WithdrawUrging', basis: act.basis }, exchange);
  }

  @Post(':id/closure')
  @HttpCode(200)
  close(@Param() { id }: UrgingPath, @Body() act: CloseUrgingDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    return this.act(id, act, { type: 'CloseUrging', note: act.note ?? null }, exchange);
  }

  private async actWithFiles(id: UrgingId, act: FiledActDto, intent: UrgingIntent, exchange: Exchange): Promise<ReceiptView> {
    return this.act(id, act, await this.files.carried(intent, act, exchange.request), exchange);
  }

  private act(id: UrgingId, act: ActDto, intent: UrgingIntent, exchange: Exchange): Promise<ReceiptView> {
    return this.desk.carryOut(exchange, act, (context) => new ActOnUrging(id, intent, context));
  }
}
