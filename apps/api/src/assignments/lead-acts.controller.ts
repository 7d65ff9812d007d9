import { Body, Controller, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { TheExchange, type Exchange } from '../conversation/exchange.js';
import type { ReceiptView } from '../conversation/receipt.view.js';
import { Requires } from '../signing-in/access.decorator.js';
import { AssignmentPath } from './assignment-act.dto.js';
import { AssignmentDesk } from './assignment-desk.js';
import { AcknowledgeAssignmentDto, AnswerCoordinationDto, HandDownPartDto, ReportProgressDto, RequestCoordinationDto, RequestExtensionDto, ReturnToIssuerDto, SubmitResultDto, TakeBackCoordinationRequestDto } from './lead-acts.dto.js';

/** What the lead of a duty, and those it asks to coordinate, do with it. */
@ApiTags('assignments')
@Requires('assignment.act')
@Controller('api/assignments/:id')
export class LeadActsController {
  constructor(@Inject(AssignmentDesk) private readonly desk: AssignmentDesk) {}

  @Post('acknowledgement')
  @HttpCode(200)
  acknowledge(@Param() { id }: AssignmentPath, @Body() act: AcknowledgeAssignmentDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    return this.desk.act(id, act, exchange);
  }

  @Post('return-to-issuer')
  @HttpCode(200)
  returnToIssuer(@Param() { id }: AssignmentPath, @Body() act: ReturnToIssuerDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    return this.desk.act(id, act, exchange);
  }

  @Post('progress')
  @HttpCode(200)
  reportProgress(@Param() { id }: AssignmentPath, @Body() act: ReportProgressDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    return this.desk.act(id, act, exchange);
  }

  @Post('submission')
  @HttpCode(200)
  submit(@Param() { id }: AssignmentPath, @Body() act: SubmitResultDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    return this.desk.act(id, act, exchange);
  }

  @Post('extension-requests')
  @HttpCode(200)
  requestExtension(@Param() { id }: AssignmentPath, @Body() act: RequestExtensionDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    return this.desk.act(id, act, exchange);
  }

  @Post('parts')
  @HttpCode(200)
  handDown(@Param() { id }: AssignmentPath, @Body() act: HandDownPartDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    return this.desk.act(id, act, exchange);
  }

  @Post('coordination-requests')
  @HttpCode(200)
  requestCoordination(@Param() { id }: AssignmentPath, @Body() act: RequestCoordinationDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    return this.desk.act(id, act, exchange);
  }

  @Post('coordination-requests-taken-back')
  @HttpCode(200)
  takeBackCoordinationRequest(@Param() { id }: AssignmentPath, @Body() act: TakeBackCoordinationRequestDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    return this.desk.act(id, act, exchange);
  }

  @Post('coordination-answers')
  @HttpCode(200)
  answerCoordination(@Param() { id }: AssignmentPath, @Body() act: AnswerCoordinationDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    return this.desk.act(id, act, exchange);
  }
}
