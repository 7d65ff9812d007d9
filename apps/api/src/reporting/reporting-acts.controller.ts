import { Body, Controller, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ActOnReporting, type ReportingIntent } from '#libs/application';
import type { ReportingId } from '#libs/domain';
import type { ActDto } from '../conversation/act.dto.js';
import { CommandDesk } from '../conversation/command-desk.js';
import { TheExchange, type Exchange } from '../conversation/exchange.js';
import type { ReceiptView } from '../conversation/receipt.view.js';
import { Requires } from '../signing-in/access.decorator.js';
import {
  AddReportingUnitDto, ChangeReportScheduleDto, EndReportingDto, HandOverReportingDto, ReportingPath, scheduleOf, SetUpReportingDto, WithdrawReportingDto, WithdrawReportingUnitDto,
} from './reporting-acts.dto.js'; // prettier-ignore

/** Who reports periodically to whom (R8): set up, changed, ended. */
@ApiTags('reporting')
@Requires('reporting.act')
@Controller('api/reporting')
export class ReportingActsController {
  constructor(@Inject(CommandDesk) private readonly desk: CommandDesk) {}

  /** Sets an obligation up; the body that acts owns it. */
  @Post()
  setUp(@Body() act: SetUpReportingDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    return this.act(null, act, act.toIntent(), exchange);
  }

  @Post(':id/units')
  @HttpCode(200)
  add(@Param() { id }: ReportingPath, @Body() act: AddReportingUnitDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    const { unit, fromPeriod, reason } = act;
    return this.act(id, act, { type: 'AddReportingUnit', unit, fromPeriod, reason }, exchange);
  }

  @Post(':id/unit-withdrawals')
  @HttpCode(200)
  withdrawUnit(@Param() { id }: ReportingPath, @Body() act: WithdrawReportingUnitDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    const { unit, fromPeriod, basis } = act;
    return this.act(id, act, { type: 'WithdrawReportingUnit', unit, fromPeriod, basis }, exchange);
  }

  @Post(':id/schedule')
  @HttpCode(200)
  changeSchedule(@Param() { id }: ReportingPath, @Body() act: ChangeReportScheduleDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    const { fromPeriod, schedule, basis } = act;
    return this.act(id, act, { type: 'ChangeReportSchedule', fromPeriod, schedule: scheduleOf(schedule), basis }, exchange);
  }

  /** Another body takes a part over (R11). */
  @Post(':id/hand-over')
  @HttpCode(200)
  handOver(@Param() { id }: ReportingPath, @Body() act: HandOverReportingDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    const { part, from, to, fromPeriod, basis } = act;
    return this.act(id, act, { type: 'HandOverReporting', part, from, to, fromPeriod, basis }, exchange);
  }

  @Post(':id/end')
  @HttpCode(200)
  end(@Param() { id }: ReportingPath, @Body() act: EndReportingDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    return this.act(id, act, { type: 'EndReporting', lastPeriod: act.lastPeriod, basis: act.basis }, exchange);
  }

  @Post(':id/withdrawal')
  @HttpCode(200)
  withdraw(@Param() { id }: ReportingPath, @Body() act: WithdrawReportingDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    return this.act(id, act, { type: 'WithdrawReporting', basis: act.basis }, exchange);
  }

  private act(id: ReportingId | null, act: ActDto, intent: ReportingIntent, exchange: Exchange): Promise<ReceiptView> {
    return this.desk.carryOut(exchange, act, (context) => new ActOnReporting(id, intent, context));
  }
}
