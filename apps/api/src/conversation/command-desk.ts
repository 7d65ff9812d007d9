import { Inject, Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { FastifyRequest } from 'fastify';
import type { CommandAnswer, CommandContext, CommandReceipt, CommandRefusal } from '#libs/application';
import { AccessRecorder } from '../access-log/access-recorder.js';
import { refusedCommand } from '../problems/problem-of.js';
import { signedIn } from '../signing-in/caller.js';
import type { ActDto } from './act.dto.js';
import { commandContext } from './command-context.js';
import { ReceiptView } from './receipt.view.js';
import type { Exchange } from './exchange.js';

/** Refusals of what was asked for; the others say that it should be asked again. */
const ATTEMPTS: ReadonlySet<CommandRefusal['kind']> = new Set(['rejected', 'forbidden', 'not-found']);

/** A command of the application, made from its context. */
export type CommandOf = (context: CommandContext) => object;

/** Carries acts to the command bus and their outcome back. */
@Injectable()
export class CommandDesk {
  constructor(
    @Inject(CommandBus) private readonly bus: CommandBus,
    @Inject(AccessRecorder) private readonly access: AccessRecorder,
  ) {}

  /** What was recorded, with the new revision as ETag. @throws ProblemError why it was refused. */
  async carryOut({ request, reply }: Exchange, act: ActDto, command: CommandOf): Promise<ReceiptView> {
    const receipt = await this.outcome(request, command(commandContext(request, act)));
    reply.header('etag', `"${receipt.revision}"`);
    return new ReceiptView(receipt);
  }

  /** `things`: ids that it is about, where its address does not name them. @throws ProblemError why the command was refused, once that is written down. */
  async outcome(request: FastifyRequest, command: object, things: readonly string[] = []): Promise<CommandReceipt> {
    const answer = (await this.bus.execute(command)) as CommandAnswer;
    if (answer.ok) return answer.receipt;
    const problem = refusedCommand(answer.refusal);
    if (ATTEMPTS.has(answer.refusal.kind)) await this.access.refused(request, signedIn(request), problem.tag, things);
    throw problem;
  }
}
