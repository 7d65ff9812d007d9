import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { composed } from '#libs/domain';
import { ORGANISATION } from '../aggregate.js';
import { originOf, refusalBy } from '../client-command.js';
import { CommandCore } from '../command-core.js';
import { ActOnOrganisation, type CommandAnswer } from '../contract.js';
import { ORGANISATION_STREAM } from '../stream-names.js';

/** Any act on the register of bodies. */
@CommandHandler(ActOnOrganisation)
export class ActOnOrganisationHandler implements ICommandHandler<ActOnOrganisation, CommandAnswer> {
  constructor(@Inject(CommandCore) private readonly core: CommandCore) {}

  execute({ intent, context }: ActOnOrganisation): Promise<CommandAnswer> {
    const command = composed(intent);
    return this.core.execute({
      aggregate: ORGANISATION,
      stream: ORGANISATION_STREAM,
      origin: originOf(this.core.ids, context, ORGANISATION_STREAM),
      refusalOf: (_state, act) => refusalBy(context.actor, command.type, { kind: 'organisation' }, act, this.core.rules),
      commandFor: () => command,
    });
  }
}
