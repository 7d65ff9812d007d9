import { Body, Controller, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { TheExchange, type Exchange } from '../conversation/exchange.js';
import type { ReceiptView } from '../conversation/receipt.view.js';
import { Requires } from '../signing-in/access.decorator.js';
import { AssignmentPath } from './assignment-act.dto.js';
import { AssignmentDesk } from './assignment-desk.js';
import { AddPointDto, ConfirmPointDto, ReportPointDto, StarDutyDto, WithdrawPointDto } from './point-acts.dto.js';
import { FilePeriodResultDto, RecordConditionDto, RecordExternalResultDto, ReviewStandingDutyDto, SetRecurrenceDto } from './tracking-acts.dto.js';

/** Acts on duties that no written day governs, on the points of a duty and on its star. */
@ApiTags('assignments')
@Requires('assignment.act')
@Controller('api/assignments/:id')
export class TrackingActsController {
  constructor(@Inject(AssignmentDesk) private readonly desk: AssignmentDesk) {}

  @Post('conditions')
  @HttpCode(200)
  recordCondition(@Param() { id }: AssignmentPath, @Body() act: RecordConditionDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    return this.desk.act(id, act, exchange);
  }

  @Post('standing-reviews')
  @HttpCode(200)
  reviewStanding(@Param() { id }: AssignmentPath, @Body() act: ReviewStandingDutyDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    return this.desk.act(id, act, exchange);
  }

  @Post('recurrence')
  @HttpCode(200)
  setRecurrence(@Param() { id }: AssignmentPath, @Body() act: SetRecurrenceDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    return this.desk.act(id, act, exchange);
  }

  @Post('period-results')
  @HttpCode(200)
  filePeriodResult(@Param() { id }: AssignmentPath, @Body() act: FilePeriodResultDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    return this.desk.act(id, act, exchange);
  }

  @Post('external-result')
  @HttpCode(200)
  recordExternalResult(@Param() { id }: AssignmentPath, @Body() act: RecordExternalResultDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    return this.desk.act(id, act, exchange);
  }

  @Post('points')
  @HttpCode(200)
  addPoint(@Param() { id }: AssignmentPath, @Body() act: AddPointDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    return this.desk.act(id, act, exchange);
  }

  @Post('point-withdrawals')
  @HttpCode(200)
  withdrawPoint(@Param() { id }: AssignmentPath, @Body() act: WithdrawPointDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    return this.desk.act(id, act, exchange);
  }

  @Post('point-reports')
  @HttpCode(200)
  reportPoint(@Param() { id }: AssignmentPath, @Body() act: ReportPointDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    return this.desk.act(id, act, exchange);
  }

  @Post('point-confirmations')
  @HttpCode(200)
  confirmPoint(@Param() { id }: AssignmentPath, @Body() act: ConfirmPointDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    return this.desk.act(id, act, exchange);
  }

  @Post('star')
  @HttpCode(200)
  star(@Param() { id }: AssignmentPath, @Body() act: StarDutyDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    return this.desk.act(id, act, exchange);
  }
}
