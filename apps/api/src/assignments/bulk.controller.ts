import { Body, Controller, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { ActOnAssignment } from '#libs/application';
import { asSent, CommandDesk } from '../conversation/command-desk.js';
import { commandContext } from '../conversation/command-context.js';
import { TheExchange, type Exchange } from '../conversation/exchange.js';
import { ReceiptView } from '../conversation/receipt.view.js';
import { validated } from '../input/validation.js';
import { problemDetails, type ProblemDetails } from '../problems/problem-details.js';
import { problemOf } from '../problems/problem-of.js';
import { Requires } from '../signing-in/access.decorator.js';
import { ASSIGNMENT_ACTS } from './acts.js';
import type { AssignmentActDto } from './assignment-act.dto.js';
import { AssignmentDesk } from './assignment-desk.js';
import { BulkDto, type BulkItemDto } from './bulk.dto.js';

/** How one item ended. The others are carried out all the same. */
export type BulkResult =
  | { readonly assignmentId: string; readonly ok: true; readonly receipt: ReceiptView }
  | { readonly assignmentId: string; readonly ok: false; readonly problem: ProblemDetails };

/** In the order of the items. */
export interface BulkAnswer {
  readonly results: readonly BulkResult[];
}

/** Many acts in one request; each stands alone. */
@ApiTags('assignments')
@Controller('api/assignments')
export class BulkController {
  constructor(
    @Inject(CommandDesk) private readonly desk: CommandDesk,
    @Inject(AssignmentDesk) private readonly acts: AssignmentDesk,
  ) {}

  @Post('bulk')
  @HttpCode(200)
  @Requires('assignment.act')
  async carryOut(@Body() { items }: BulkDto, @TheExchange() { request }: Exchange): Promise<BulkAnswer> {
    return { results: await Promise.all(items.map((item, index) => this.one(item, index, request))) };
  }

  private async one(item: BulkItemDto, index: number, request: FastifyRequest): Promise<BulkResult> {
    try {
      const act = validated<AssignmentActDto>(ASSIGNMENT_ACTS[item.act], item.body);
      const sent = commandContext(request, act);
      const context = { ...sent, idempotencyKey: sent.idempotencyKey === null ? null : `${sent.idempotencyKey}#${index}`, expectedRevision: null };
      const command = new ActOnAssignment(item.assignmentId, await this.acts.intentOf(act, request), context);
      const receipt = await this.desk.outcome(request, asSent(act, command, context), [item.assignmentId]);
      return { assignmentId: item.assignmentId, ok: true, receipt: new ReceiptView(receipt) };
    } catch (thrown) {
      const problem = problemOf(thrown);
      if (problem.tag === 'internal') request.log.error({ err: thrown, requestId: request.id }, 'unforeseen fault');
      return { assignmentId: item.assignmentId, ok: false, problem: problemDetails(problem, request.id) };
    }
  }
}
