import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { composed, acknowledgementLimit, assignmentTerms, planTaskLead, type AssignmentCommand, type SupervisionRules } from '#libs/domain';
import { ASSIGNMENT, DIRECTIVE, ORGANISATION } from '../aggregate.js';
import { NOT_FOUND, originOf, refusalBy, rejected } from '../client-command.js';
import { CommandCore } from '../command-core.js';
import { AssignTaskToBody, type CommandAnswer, type CommandRefusal } from '../contract.js';
import { assignmentIdFor } from '../derived-ids.js';
import { directiveResource } from '../resource-of.js';
import { assignmentStream, directiveStream, ORGANISATION_STREAM } from '../stream-names.js';

/** One more lead for a task of an issued directive; recorded in the stream of the new assignment. */
@CommandHandler(AssignTaskToBody)
export class AssignTaskToBodyHandler implements ICommandHandler<AssignTaskToBody, CommandAnswer> {
  constructor(@Inject(CommandCore) private readonly core: CommandCore) {}

  async execute({ directiveId, taskCode, leadBody, mode, reason, context }: AssignTaskToBody): Promise<CommandAnswer> {
    const { core } = this;
    const directive = await core.stateOf(DIRECTIVE, directiveStream(directiveId));
    const resource = directiveResource(directive);
    if (resource === null) return { ok: false, refusal: NOT_FOUND };
    const register = await core.stateOf(ORGANISATION, ORGANISATION_STREAM);
    const idFor = assignmentIdFor(core.ids);
    const stream = assignmentStream(idFor(directiveId, taskCode, leadBody));
    const addedReason = composed(reason).trim();
    const rules = (): SupervisionRules => core.rules.for(directive.content?.number.issuer ?? null);
    return core.execute({
      aggregate: ASSIGNMENT,
      stream,
      // The revision that the caller saw is the directive's, and nothing is recorded there.
      origin: { ...originOf(core.ids, context, stream), expectedRevision: null },
      begins: true,
      refusalOf: (_state, act) => refusalBy(context.actor, 'AssignTaskToBody', resource, act, this.core.rules),
      commandFor: (_state, act): AssignmentCommand | CommandRefusal => {
        if (addedReason === '') return rejected({ tag: 'reason-missing', facts: { field: 'reason' } });
        const plan = planTaskLead(directive, { taskCode, leadBody, mode, on: act.occurredOn, register, assignmentIdFor: idFor });
        if (!plan.ok) return rejected(plan.rejection);
        const terms = assignmentTerms(directive, plan.planned, { acknowledgementDue: acknowledgementLimit(act, rules()), addedReason });
        return { type: 'AssignTask', terms };
      },
      rulesFor: rules,
    });
  }
}
