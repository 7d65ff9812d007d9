import { Body, Controller, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ActOnInspection, type InspectionIntent } from '#libs/application';
import type { InspectionId } from '#libs/domain';
import type { ActDto } from '../conversation/act.dto.js';
import { CommandDesk } from '../conversation/command-desk.js';
import { TheExchange, type Exchange } from '../conversation/exchange.js';
import type { ReceiptView } from '../conversation/receipt.view.js';
import { FileDesk } from '../files/file-desk.js';
import { Requires } from '../signing-in/access.decorator.js';
import { CloseInspectionDto, ConcludeInspectionDto, CorrectConclusionDto, RecordMinutesDto, TakeBackDto, TakeBackMinutesDto, TakeOverInspectionDto, WithdrawInspectionDto } from './inspection-acts.dto.js';
import { DecideInspectionDto, InspectionPath, NameInspectionTeamDto, PlanInspectionDto } from './inspection-decision.dto.js';

/** What is done in an inspection, step after step (kiểm tra). */
@ApiTags('inspections')
@Requires('inspection.act')
@Controller('api/inspections')
export class InspectionActsController {
  constructor(
    @Inject(CommandDesk) private readonly desk: CommandDesk,
    @Inject(FileDesk) private readonly files: FileDesk,
  ) {}

  /** Decides an inspection; its id follows from issuer, year and number of the decision. */
  @Post()
  decide(@Body() act: DecideInspectionDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    return this.act(null, act, act.toIntent(), exchange);
  }

  @Post(':id/plan')
  @HttpCode(200)
  plan(@Param() { id }: InspectionPath, @Body() act: PlanInspectionDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    const visits = act.visits.map(({ day, body, contents }) => ({ day, body, contents }));
    return this.act(id, act, { type: 'PlanInspection', visits, note: act.note ?? null }, exchange);
  }

  @Post(':id/team')
  @HttpCode(200)
  team(@Param() { id }: InspectionPath, @Body() act: NameInspectionTeamDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    const members = act.members.map(({ body, position, head }) => ({ body, position, head: head ?? false }));
    return this.act(id, act, { type: 'NameInspectionTeam', members }, exchange);
  }

  @Post(':id/minutes')
  @HttpCode(200)
  minutes(@Param() { id }: InspectionPath, @Body() act: RecordMinutesDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    return this.actWithFiles(id, act, exchange);
  }

  @Post(':id/minutes-taken-back')
  @HttpCode(200)
  takeBack(@Param() { id }: InspectionPath, @Body() act: TakeBackMinutesDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    return this.act(id, act, { type: 'TakeBackInspectionMinutes', number: act.number, reason: act.reason }, exchange);
  }

  /** Concludes; each remediation becomes a duty of the inspected directive. */
  @Post(':id/conclusion')
  @HttpCode(200)
  conclude(@Param() { id }: InspectionPath, @Body() act: ConcludeInspectionDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    return this.actWithFiles(id, act, exchange);
  }

  @Post(':id/withdrawal')
  @HttpCode(200)
  withdraw(@Param() { id }: InspectionPath, @Body() act: WithdrawInspectionDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    return this.act(id, act, { type: 'WithdrawInspection', basis: act.basis }, exchange);
  }

  @Post(':id/closure')
  @HttpCode(200)
  close(@Param() { id }: InspectionPath, @Body() act: CloseInspectionDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    return this.act(id, act, { type: 'CloseInspection', reason: act.reason ?? null }, exchange);
  }

  /** Other words about bodies that the conclusion speaks of; what has to be put right stays. */
  @Post(':id/conclusion-correction')
  @HttpCode(200)
  correct(@Param() { id }: InspectionPath, @Body() act: CorrectConclusionDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    const conclusions = act.conclusions.map(({ body, text }) => ({ body, text }));
    return this.act(id, act, { type: 'CorrectConclusion', conclusions, reason: act.reason }, exchange);
  }

  /** Takes the conclusion back, until the inspection is closed: remediation duties not done are withdrawn, those done stay done. */
  @Post(':id/conclusion-taken-back')
  @HttpCode(200)
  takeBackConclusion(@Param() { id }: InspectionPath, @Body() act: TakeBackDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    return this.act(id, act, { type: 'TakeBackConclusion', reason: act.reason }, exchange);
  }

  /** Closed or withdrawn by mistake: it goes on where it stood before. */
  @Post(':id/reopening')
  @HttpCode(200)
  reopen(@Param() { id }: InspectionPath, @Body() act: TakeBackDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    return this.act(id, act, { type: 'TakeBackInspectionEnd', reason: act.reason }, exchange);
  }

  /** Takes over an inspection whose deciding or inspecting body became a relative of an inspected one: the office, else the standing committee (R12). */
  @Post(':id/taking-over')
  @HttpCode(200)
  takeOver(@Param() { id }: InspectionPath, @Body() act: TakeOverInspectionDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    return this.act(id, act, { type: 'TakeOverInspection', basis: act.basis }, exchange);
  }

  private async actWithFiles(id: InspectionId, act: RecordMinutesDto | ConcludeInspectionDto, exchange: Exchange): Promise<ReceiptView> {
    return this.act(id, act, await this.files.carried(act.toIntent(), act, exchange.request), exchange);
  }

  private act(id: InspectionId | null, act: ActDto, intent: InspectionIntent, exchange: Exchange): Promise<ReceiptView> {
    return this.desk.carryOut(exchange, act, (context) => new ActOnInspection(id, intent, context));
  }
}
