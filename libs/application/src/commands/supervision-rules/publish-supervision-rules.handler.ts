import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { composed, bodyStands, type Act, type OrganisationState, type SupervisionRulesCommand } from '#libs/domain';
import { ORGANISATION } from '../aggregate.js';
import { originOf, refusalBy } from '../client-command.js';
import { CommandCore } from '../command-core.js';
import type { CommandAnswer } from '../contract.js';
import { ORGANISATION_STREAM } from '../stream-names.js';
import { SUPERVISION_RULES_AGGREGATE, SUPERVISION_RULES_STREAM } from './supervision-rules.aggregate.js';
import { PublishSupervisionRules, type SupervisionRulesIntent } from './supervision-rules.contract.js';

/** Publishes rules; the core judges by them from the next command on. */
@CommandHandler(PublishSupervisionRules)
export class PublishSupervisionRulesHandler implements ICommandHandler<PublishSupervisionRules, CommandAnswer> {
  constructor(@Inject(CommandCore) private readonly core: CommandCore) {}

  async execute({ intent, context }: PublishSupervisionRules): Promise<CommandAnswer> {
    const asked = composed(intent);
    const register = await this.core.stateOf(ORGANISATION, ORGANISATION_STREAM);
    const resource = { kind: 'supervision-rules', issuer: asked.type === 'PublishPolicy' ? asked.issuer : null } as const;
    return this.core.execute({
      aggregate: SUPERVISION_RULES_AGGREGATE,
      stream: SUPERVISION_RULES_STREAM,
      origin: originOf(this.core.ids, context, SUPERVISION_RULES_STREAM),
      refusalOf: (_state, act) => refusalBy(context.actor, asked.type, resource, act, this.core.rules),
      commandFor: (_state, act) => commandOf(asked, register, act),
    });
  }
}

const commandOf = (asked: SupervisionRulesIntent, register: OrganisationState, act: Act): SupervisionRulesCommand =>
  asked.type === 'PublishPolicy' ? { ...asked, issuerStands: asked.issuer !== null && bodyStands(register, asked.issuer, act.occurredOn) === 'active' } : asked;
