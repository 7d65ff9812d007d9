import { Body, Controller, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { TheExchange, type Exchange } from '../conversation/exchange.js';
import type { ReceiptView } from '../conversation/receipt.view.js';
import { Requires } from '../signing-in/access.decorator.js';
import { AssignmentPath } from './assignment-act.dto.js';
import { AssignmentDesk } from './assignment-desk.js';
import { RecordConditionDto, ReviewStandingDutyDto } from './tracking-acts.dto.js';

/** Acts on duties that no written day governs. */
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
}
