import { Body, Controller, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ActOnReceipt, type ReceiptIntent } from '#libs/application';
import { ActDto } from '../conversation/act.dto.js';
import { CommandDesk } from '../conversation/command-desk.js';
import { TheExchange, type Exchange } from '../conversation/exchange.js';
import type { ReceiptView } from '../conversation/receipt.view.js';
import { Requires } from '../signing-in/access.decorator.js';
import { CorrectArrivalDto, ReceiptPath, RegisterArrivalDto } from './receipt-acts.dto.js';

/** How a directive arrives at an addressee (R14). */
@ApiTags('receipts')
@Requires('receipt.act')
@Controller('api/directives/:id/receipts/:body')
export class ReceiptActsController {
  constructor(@Inject(CommandDesk) private readonly desk: CommandDesk) {}

  @Post('delivery')
  @HttpCode(200)
  deliver(@Param() path: ReceiptPath, @Body() act: ActDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    return this.act(path, act, { type: 'ConfirmDelivery' }, exchange);
  }

  @Post('arrival')
  @HttpCode(200)
  register(@Param() path: ReceiptPath, @Body() act: RegisterArrivalDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    return this.act(path, act, { type: 'RegisterArrival', ...arrival(act) }, exchange);
  }

  @Post('arrival-correction')
  @HttpCode(200)
  correct(@Param() path: ReceiptPath, @Body() act: CorrectArrivalDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    return this.act(path, act, { type: 'CorrectArrival', ...arrival(act), reason: act.reason }, exchange);
  }

  private act({ id, body }: ReceiptPath, act: ActDto, intent: ReceiptIntent, exchange: Exchange): Promise<ReceiptView> {
    return this.desk.carryOut(exchange, act, (context) => new ActOnReceipt(id, body, intent, context));
  }
}

const arrival = ({ arrivalNumber, arrivalDate, passedTo }: RegisterArrivalDto) => ({
  arrivalNumber: { raw: arrivalNumber.raw, readable: arrivalNumber.readable ?? null },
  arrivalDate,
  passedTo: passedTo ?? null,
});
