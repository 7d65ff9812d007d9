import { Inject, Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { FastifyRequest } from 'fastify';
import { ActOnProposal, type CommandAnswer, type CommandContext, type CommandReceipt, type CommandRefusal } from '#libs/application';
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

  /** What was recorded, of a draft its proposal, with the new revision as ETag. @throws ProblemError why it was refused. */
  async carryOut({ request, reply }: Exchange, act: ActDto, command: CommandOf): Promise<ReceiptView> {
    const context = commandContext(request, act);
    const receipt = await this.outcome(request, asSent(act, command(context), context));
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

/** The command, or the draft of it that was sent. */
export function asSent({ draft = null }: ActDto, command: object, context: CommandContext): object {
  if (draft === null) return command;
  const { revises = null, reason = null } = draft;
  return new ActOnProposal(revises === null ? { type: 'ProposeAct', command } : { type: 'ReviseProposal', proposalId: revises, command, reason: reason ?? '' }, context);
}
