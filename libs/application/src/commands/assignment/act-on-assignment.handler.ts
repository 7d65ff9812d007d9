import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { composed, acknowledgementLimit, bodyStands, coordinationDays, dateAt, type AssignmentCommand } from '#libs/domain';
import { ASSIGNMENT, DIRECTIVE, ORGANISATION } from '../aggregate.js';
import { originOf, rejected } from '../client-command.js';
import { CommandCore } from '../command-core.js';
import { ActOnAssignment, type AssignmentIntent, type CommandAnswer } from '../contract.js';
import { partIdOf } from '../derived-ids.js';
import { assignmentStream, directiveStream, ORGANISATION_STREAM } from '../stream-names.js';
import { AssignmentJob, type AssignmentCommandMaker } from './assignment-job.js';
import { trackingCommand } from './tracking-intent.js';
import { confirmingBodyAfter } from './confirming-body.js';
import { judges, judgesOwnWork } from './judging.js';

type Of<T extends AssignmentIntent['type']> = Extract<AssignmentIntent, { readonly type: T }>;

/** Any act of a client on one assignment. */
@CommandHandler(ActOnAssignment)
export class ActOnAssignmentHandler implements ICommandHandler<ActOnAssignment, CommandAnswer> {
  constructor(@Inject(CommandCore) private readonly core: CommandCore) {}

  execute(command: ActOnAssignment): Promise<CommandAnswer> {
    const intent = composed(command.intent);
    const stream = assignmentStream(command.assignmentId);
    switch (intent.type) {
      case 'TransferAssignment':
        return this.transfer(intent, stream).then((maker) => this.carryOut(command, stream, intent.type, maker));
      case 'HandDownPart':
        return this.handDown(intent, command).then((maker) => this.carryOut(command, stream, intent.type, maker));
      case 'RecordCondition':
      case 'ReviewStandingDuty':
        return this.carryOut(command, stream, intent.type, ({ terms }) => trackingCommand(intent, this.core.rules.for(terms?.issuer ?? null)));
      case 'GrantExtension':
        return this.carryOut(command, stream, intent.type, ({ terms }) => ({ ...intent, maxExtensions: this.core.rules.for(terms?.issuer ?? null).policy.maxExtensions }));
      case 'RequestCoordination':
        return this.carryOut(command, stream, intent.type, ({ terms, currentDue }, act) => {
          const { policy, calendar } = this.core.rules.for(terms?.issuer ?? null);
          return { ...intent, days: coordinationDays(dateAt(act.recordedAt), currentDue, policy, calendar) };
        });
      default:
        return judges(intent) ? this.judge(intent, command, stream) : this.carryOut(command, stream, intent.type, intent);
    }
  }

  private async judge(intent: AssignmentCommand & AssignmentIntent, command: ActOnAssignment, stream: string): Promise<CommandAnswer> {
    const register = await this.core.stateOf(ORGANISATION, ORGANISATION_STREAM);
    return this.carryOut(command, stream, intent.type, (state, act) => {
      const rejection = judgesOwnWork(register, state, act);
      return rejection === null ? intent : rejected(rejection);
    });
  }

  private carryOut({ context }: ActOnAssignment, stream: string, action: AssignmentIntent['type'], asked: AssignmentCommand | AssignmentCommandMaker): Promise<CommandAnswer> {
    return this.core.execute(new AssignmentJob(stream, originOf(this.core.ids, context, stream), context.actor, action, asked, this.core.rules));
  }

  private async handDown({ type, ...asked }: Of<'HandDownPart'>, { assignmentId, context }: ActOnAssignment): Promise<AssignmentCommandMaker> {
    const register = await this.core.stateOf(ORGANISATION, ORGANISATION_STREAM);
    const key = context.idempotencyKey;
    return (state, act) => {
      const mark = key === null ? `#${state.parts.size}` : `key:${context.actor.actorId}:${key}`;
      const partId = partIdOf(this.core.ids, assignmentId, asked.body, mark);
      return { type, part: { ...asked, partId, bodyStands: bodyStands(register, asked.body, act.occurredOn) } };
    };
  }

  private async transfer(intent: Of<'TransferAssignment'>, stream: string): Promise<AssignmentCommandMaker> {
    const register = await this.core.stateOf(ORGANISATION, ORGANISATION_STREAM);
    const { terms } = await this.core.stateOf(ASSIGNMENT, stream);
    const directive = terms === null ? null : await this.core.stateOf(DIRECTIVE, directiveStream(terms.directiveId));
    return (state, act) => {
      const confirmingBody = confirmingBodyAfter(intent.to, state, directive?.content ?? null, register, act.occurredOn);
      if (confirmingBody === null) return rejected({ tag: 'no-confirming-body', facts: { to: intent.to } });
      return {
        ...intent,
        confirmingBody,
        bodyStands: bodyStands(register, intent.to, act.occurredOn),
        acknowledgementDue: acknowledgementLimit(act, this.core.rules.for(state.terms?.issuer ?? null)),
      };
    };
  }
}
