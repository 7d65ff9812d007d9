import { Body, Controller, Get, Inject, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CommandCore, LOG_KEY, LOG_KEY_STREAM, RotateLogKey } from '#libs/application';
import { CommandDesk } from '../conversation/command-desk.js';
import { TheExchange, type Exchange } from '../conversation/exchange.js';
import type { ReceiptView } from '../conversation/receipt.view.js';
import { ProblemError } from '../problems/problem.error.js';
import { Public, Requires } from '../signing-in/access.decorator.js';
import { RotateLogKeyDto } from './audit-trail.dto.js';

/** Verifier keys (c2sp.org/signed-note), the one in force last; what an auditor compares with what was written down before. */
export interface LogKeysView {
  readonly keys: readonly string[];
}

/** The keys that sign the log: anybody may know their public halves. */
@ApiTags('audit-trail')
@Controller('api/log-keys')
export class LogKeyController {
  constructor(
    @Inject(CommandCore) private readonly core: CommandCore,
    @Inject(CommandDesk) private readonly desk: CommandDesk,
  ) {}

  @Get()
  @Public()
  async show(): Promise<LogKeysView> {
    const { keys } = await this.core.stateOf(LOG_KEY, LOG_KEY_STREAM);
    if (keys.length === 0) throw new ProblemError('log-not-signed');
    return { keys };
  }

  @Post()
  @Requires('log-key.rotate')
  rotate(@Body() act: RotateLogKeyDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    return this.desk.carryOut(exchange, act, (context) => new RotateLogKey(act.reason, context));
  }
}
