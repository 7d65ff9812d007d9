import { Body, Controller, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { TheExchange, type Exchange } from '../conversation/exchange.js';
import type { ReceiptView } from '../conversation/receipt.view.js';
import { Requires } from '../signing-in/access.decorator.js';
import { AssignmentPath } from './assignment-act.dto.js';
import { AssignmentDesk } from './assignment-desk.js';
import { AcceptResultDto, CloseAssignmentDto, ReturnResultDto, WaiveLatenessDto } from './review-acts.dto.js';

/** What the confirming body does with a result. */
@ApiTags('assignments')
@Requires('assignment.act')
@Controller('api/assignments/:id')
export class ReviewActsController {
  constructor(@Inject(AssignmentDesk) private readonly desk: AssignmentDesk) {}

  @Post('return')
  @HttpCode(200)
  returnForRework(@Param() { id }: AssignmentPath, @Body() act: ReturnResultDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    return this.desk.act(id, act, exchange);
  }

  @Post('acceptance')
  @HttpCode(200)
  accept(@Param() { id }: AssignmentPath, @Body() act: AcceptResultDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    return this.desk.act(id, act, exchange);
  }

  @Post('lateness-waiver')
  @HttpCode(200)
  waiveLateness(@Param() { id }: AssignmentPath, @Body() act: WaiveLatenessDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    return this.desk.act(id, act, exchange);
  }

  @Post('closure')
  @HttpCode(200)
  close(@Param() { id }: AssignmentPath, @Body() act: CloseAssignmentDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    return this.desk.act(id, act, exchange);
  }
}
