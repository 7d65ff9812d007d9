import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { oversightId, referencesIn, type OversightCommand, type OversightId, type OversightOpening, type Resource } from '#libs/domain';
import { EVENT_LOG, type EventLogReader } from '../../ports/index.js';
import { DIRECTIVE, ORGANISATION } from '../aggregate.js';
import { unknownCitation } from '../cited-events.js';
import { NOT_FOUND, originOf, refusalBy, rejected } from '../client-command.js';
import { CommandCore } from '../command-core.js';
import { composed } from '../composed.js';
import type { CommandAnswer, CommandContext, CommandRefusal } from '../contract.js';
import { directiveStream, ORGANISATION_STREAM } from '../stream-names.js';
import { OVERSIGHT, oversightStream } from './oversight.aggregate.js';
import { ActOnOversight, type OversightIntent } from './oversight.contract.js';

type Open = Extract<OversightIntent, { readonly type: 'OpenOversight' }>;

/** Any act of a client on one oversight. */
@CommandHandler(ActOnOversight)
export class ActOnOversightHandler implements ICommandHandler<ActOnOversight, CommandAnswer> {
  constructor(
    @Inject(CommandCore) private readonly core: CommandCore,
    @Inject(EVENT_LOG) private readonly log: Pick<EventLogReader, 'streamRevision'>,
  ) {}

  async execute({ oversightId: id, intent: asked, context }: ActOnOversight): Promise<CommandAnswer> {
    const intent = composed(asked);
    if (intent.type === 'OpenOversight') return this.open(intent, context);
    if (id === null) return { ok: false, refusal: NOT_FOUND };
    return this.carryOut(id, context, intent.type, null, await this.commandOf(intent, id));
  }

  private async open({ opening: asked }: Open, context: CommandContext): Promise<CommandAnswer> {
    const { core } = this;
    const { actor, idempotencyKey } = context;
    const id = oversightId(idempotencyKey === null ? core.ids.fresh() : core.ids.derive('oversight', actor.actorId, idempotencyKey));
    const opening: OversightOpening = { ...asked, oversightId: id };
    const register = await core.stateOf(ORGANISATION, ORGANISATION_STREAM);
    return this.carryOut(id, context, 'OpenOversight', resourceOf(opening), (await this.directiveFault(opening)) ?? { type: 'OpenOversight', opening, register });
  }

  private carryOut(id: OversightId, context: CommandContext, action: OversightIntent['type'], opened: Resource | null, command: OversightCommand | CommandRefusal): Promise<CommandAnswer> {
    const stream = oversightStream(id);
    return this.core.execute({
      aggregate: OVERSIGHT,
      stream,
      origin: originOf(this.core.ids, context, stream),
      refusalOf: ({ opening }, act) => refusalBy(context.actor, action, opening === null ? opened : resourceOf(opening), act),
      commandFor: () => command,
    });
  }

  private async commandOf(intent: Exclude<OversightIntent, Open>, id: OversightId): Promise<OversightCommand | CommandRefusal> {
    if (intent.type !== 'RecordObservation') return intent;
    const { opening } = await this.core.stateOf(OVERSIGHT, oversightStream(id));
    const fault = await unknownCitation(this.core, this.log, referencesIn([intent.observation.evidence]), opening?.directiveId ?? null);
    return fault === null ? intent : rejected(fault);
  }

  private async directiveFault({ directiveId }: OversightOpening): Promise<CommandRefusal | null> {
    if (directiveId === null) return null;
    const { status } = await this.core.stateOf(DIRECTIVE, directiveStream(directiveId));
    return status === 'issued' || status === 'concluded' ? null : rejected({ tag: 'directive-not-issued', facts: { status } });
  }
}

/** What `can()` must know of an oversight. */
const resourceOf = ({ overseeingBody, overseenBodies }: OversightOpening): Resource => ({ kind: 'oversight', overseeing: overseeingBody, overseen: overseenBodies });
