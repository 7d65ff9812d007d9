import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { dateAt, heldOn } from '#libs/domain';
import { ASSIGNMENT } from '../aggregate.js';
import { originOf, refusalBy } from '../client-command.js';
import { CommandCore } from '../command-core.js';
import type { CommandAnswer } from '../contract.js';
import { POSITIONS, POSITION_STREAM } from '../position/position.aggregate.js';
import { assignmentResource } from '../resource-of.js';
import { assignmentStream } from '../stream-names.js';
import { HANDLING, handlingStream } from './handling.aggregate.js';
import { PassDuty } from './handling.contract.js';
import { isOpenDuty } from './open-duty.js';

/** A duty passed to one of the body's people. */
@CommandHandler(PassDuty)
export class PassDutyHandler implements ICommandHandler<PassDuty, CommandAnswer> {
  constructor(@Inject(CommandCore) private readonly core: CommandCore) {}

  async execute({ assignmentId, person, context }: PassDuty): Promise<CommandAnswer> {
    const duty = await this.core.stateOf(ASSIGNMENT, assignmentStream(assignmentId));
    const { positions } = await this.core.stateOf(POSITIONS, POSITION_STREAM);
    const body = context.actingFor ?? context.actor.body;
    const stream = handlingStream(body);
    const answer = await this.core.execute({
      aggregate: HANDLING,
      stream,
      origin: originOf(this.core.ids, context, stream),
      // Who leads it may; `can` compares the body acted for, which is that of the stream.
      refusalOf: (_state, act) => refusalBy(context.actor, 'PassDuty', assignmentResource(duty), act, this.core.rules),
      commandFor: (_state, act) => {
        const today = dateAt(act.recordedAt);
        return { type: 'PassDuty', assignmentId, person, open: isOpenDuty(duty), ofBody: positions.some((each) => each.person === person && each.body === body && heldOn(each, today)) } as const;
      },
    });
    return answer.ok ? { ok: true, receipt: { ...answer.receipt, id: assignmentId } } : answer;
  }
}
