import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { composed, bodyStands, type DelegationCommand, type OrganisationState } from '#libs/domain';
import { ORGANISATION } from '../aggregate.js';
import { NOT_FOUND, originOf, refusalBy } from '../client-command.js';
import { CommandCore } from '../command-core.js';
import type { CommandAnswer } from '../contract.js';
import { ORGANISATION_STREAM } from '../stream-names.js';
import { ActOnDelegations, type DelegationIntent } from './delegation.contract.js';
import { DELEGATION, DELEGATION_STREAM } from './delegation.aggregate.js';

/** Giving somebody the power to act, and ending that. */
@CommandHandler(ActOnDelegations)
export class ActOnDelegationsHandler implements ICommandHandler<ActOnDelegations, CommandAnswer> {
  constructor(@Inject(CommandCore) private readonly core: CommandCore) {}

  async execute({ intent: asked, context }: ActOnDelegations): Promise<CommandAnswer> {
    const intent = composed(asked);
    const register = await this.core.stateOf(ORGANISATION, ORGANISATION_STREAM);
    const origin = originOf(this.core.ids, context, DELEGATION_STREAM);
    // Follows from the command, so that the same request again names the same delegation.
    const delegationId = intent.type === 'DelegatePower' ? this.core.ids.derive('delegation', origin.commandId) : intent.delegationId;
    const command = this.commandOf(intent, delegationId, register);
    const answer = await this.core.execute({
      aggregate: DELEGATION,
      stream: DELEGATION_STREAM,
      origin,
      refusalOf: ({ delegations }, act) => {
        const terms = intent.type === 'DelegatePower' ? intent : delegations.find((each) => each.delegationId === delegationId);
        return terms === undefined ? NOT_FOUND : refusalBy(context.actor, intent.type, { kind: 'delegation', from: terms.from.body, to: terms.to.body }, act, this.core.rules);
      },
      commandFor: () => command,
    });
    return answer.ok ? { ok: true, receipt: { ...answer.receipt, id: delegationId } } : answer;
  }

  private commandOf(intent: DelegationIntent, delegationId: string, register: OrganisationState): DelegationCommand {
    if (intent.type === 'RevokeDelegation') return intent;
    const { type, ...given } = intent;
    const { from, to, validFrom } = given;
    return {
      type,
      terms: { delegationId, ...given },
      stands: { from: bodyStands(register, from.body, validFrom), to: bodyStands(register, to.body, validFrom) },
      maxDepth: this.core.rules.for(from.body).policy.delegationMaxDepth,
    };
  }
}
