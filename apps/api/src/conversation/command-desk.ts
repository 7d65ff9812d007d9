import { Inject, Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { CommandAnswer, CommandContext, CommandReceipt } from '#libs/application';
import { refusedCommand } from '../problems/problem-of.js';
import type { ActDto } from './act.dto.js';
import { commandContext } from './command-context.js';
import { ReceiptView } from './receipt.view.js';
import type { Exchange } from './exchange.js';

/** A command of the application, made from its context. */
export type CommandOf = (context: CommandContext) => object;

/** Carries acts to the command bus and their outcome back. */
@Injectable()
export class CommandDesk {
  constructor(@Inject(CommandBus) private readonly bus: CommandBus) {}

  /** What was recorded, with the new revision as ETag. @throws ProblemError why it was refused. */
  async carryOut({ request, reply }: Exchange, act: ActDto, command: CommandOf): Promise<ReceiptView> {
    const receipt = await this.outcome(command(commandContext(request, act)));
    reply.header('etag', `"${receipt.revision}"`);
    return new ReceiptView(receipt);
  }

  /** @throws ProblemError why the command was refused. */
  async outcome(command: object): Promise<CommandReceipt> {
    const answer = (await this.bus.execute(command)) as CommandAnswer;
    if (!answer.ok) throw refusedCommand(answer.refusal);
    return answer.receipt;
  }
}
