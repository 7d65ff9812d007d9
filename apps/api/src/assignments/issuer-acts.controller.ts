import { Body, Controller, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { TheExchange, type Exchange } from '../conversation/exchange.js';
import type { ReceiptView } from '../conversation/receipt.view.js';
import { Requires } from '../signing-in/access.decorator.js';
import { AssignmentPath } from './assignment-act.dto.js';
import { AssignmentDesk } from './assignment-desk.js';
import { ChangeDeadlineDto, CorrectActDto, GrantExtensionDto, RefuseExtensionDto, RefuseReturnToIssuerDto, ResumeAssignmentDto, SuspendAssignmentDto, TransferAssignmentDto, WithdrawAssignmentDto } from './issuer-acts.dto.js';

/** What the issuer of a duty decides about it, and corrections of any act. */
@ApiTags('assignments')
@Requires('assignment.act')
@Controller('api/assignments/:id')
export class IssuerActsController {
  constructor(@Inject(AssignmentDesk) private readonly desk: AssignmentDesk) {}

  @Post('return-refusal')
  @HttpCode(200)
  refuseReturn(@Param() { id }: AssignmentPath, @Body() act: RefuseReturnToIssuerDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    return this.desk.act(id, act, exchange);
  }

  @Post('extension-grant')
  @HttpCode(200)
  grantExtension(@Param() { id }: AssignmentPath, @Body() act: GrantExtensionDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    return this.desk.act(id, act, exchange);
  }

  @Post('extension-refusal')
  @HttpCode(200)
  refuseExtension(@Param() { id }: AssignmentPath, @Body() act: RefuseExtensionDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    return this.desk.act(id, act, exchange);
  }

  @Post('deadline')
  @HttpCode(200)
  changeDeadline(@Param() { id }: AssignmentPath, @Body() act: ChangeDeadlineDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    return this.desk.act(id, act, exchange);
  }

  @Post('transfer')
  @HttpCode(200)
  transfer(@Param() { id }: AssignmentPath, @Body() act: TransferAssignmentDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    return this.desk.act(id, act, exchange);
  }

  @Post('suspension')
  @HttpCode(200)
  suspend(@Param() { id }: AssignmentPath, @Body() act: SuspendAssignmentDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    return this.desk.act(id, act, exchange);
  }

  @Post('resumption')
  @HttpCode(200)
  resume(@Param() { id }: AssignmentPath, @Body() act: ResumeAssignmentDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    return this.desk.act(id, act, exchange);
  }

  @Post('withdrawal')
  @HttpCode(200)
  withdraw(@Param() { id }: AssignmentPath, @Body() act: WithdrawAssignmentDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    return this.desk.act(id, act, exchange);
  }

  @Post('corrections')
  @HttpCode(200)
  correct(@Param() { id }: AssignmentPath, @Body() act: CorrectActDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    return this.desk.act(id, act, exchange);
  }
}
