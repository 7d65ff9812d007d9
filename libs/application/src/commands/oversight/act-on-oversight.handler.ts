import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import {
  composed, hasPart, heirOf, oversightId, oversightKeepers, referencesIn,
  type Act, type BodyId, type DirectiveContent, type OrganisationState, type OversightCommand, type OversightId, type OversightOpening, type Resource,
} from '#libs/domain'; // prettier-ignore
import { EVENT_LOG, type EventLogReader } from '../../ports/index.js';
import { DIRECTIVE, ORGANISATION } from '../aggregate.js';
import { unknownCitation } from '../cited-events.js';
import { NOT_FOUND, originOf, refusalBy, rejected } from '../client-command.js';
import { CommandCore } from '../command-core.js';
import type { CommandAnswer, CommandContext, CommandRefusal } from '../contract.js';
import { newIdOf } from '../derived-ids.js';
import { directiveStream, ORGANISATION_STREAM } from '../stream-names.js';
import { OVERSIGHT, oversightStream } from './oversight.aggregate.js';
import { ActOnOversight, type OversightIntent } from './oversight.contract.js';

type Open = Extract<OversightIntent, { readonly type: 'OpenOversight' }>;

/** What an act on an oversight is judged by beside its own stream. */
interface Surroundings {
  readonly register: OrganisationState;
  /** The one that is being opened; null for a later act. */
  readonly opened: OversightOpening | null;
  /** Of the directive that is watched; null = none in particular. */
  readonly content: DirectiveContent | null;
}

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
    const register = await this.core.stateOf(ORGANISATION, ORGANISATION_STREAM);
    const command: OversightCommand = intent.type === 'EndOversight' ? { ...intent, keepers: [], register } : { ...intent, register };
    return this.carryOut(id, context, { register, opened: null, content: await this.contentOf(id) }, (await this.citationFault(intent, id)) ?? command, intent.type);
  }

  private async open({ opening: asked }: Open, context: CommandContext): Promise<CommandAnswer> {
    const { core } = this;
    const id = oversightId(newIdOf(core.ids, 'oversight', context));
    const opening: OversightOpening = { ...asked, oversightId: id };
    const register = await core.stateOf(ORGANISATION, ORGANISATION_STREAM);
    return this.carryOut(id, context, { register, opened: opening, content: null }, (await this.directiveFault(opening)) ?? { type: 'OpenOversight', opening, register }, 'OpenOversight');
  }

  private carryOut(id: OversightId, context: CommandContext, { register, opened, content }: Surroundings, command: OversightCommand | CommandRefusal, action: OversightIntent['type']): Promise<CommandAnswer> {
    const stream = oversightStream(id);
    const keepersOf = (opening: OversightOpening, { occurredOn }: Act): readonly BodyId[] => oversightKeepers(content, opening, register, occurredOn);
    return this.core.execute({
      aggregate: OVERSIGHT,
      stream,
      origin: originOf(this.core.ids, context, stream),
      refusalOf: ({ opening }, act) => {
        const of = opened ?? opening;
        if (of === null) return refusalBy(context.actor, action, null, act, this.core.rules);
        const holder = (body: BodyId): BodyId => heirOf(register, body, act.occurredOn, null).body;
        // Whoever may end it need only be known while nobody else can (R12).
        const keepers = hasPart(register, holder(of.overseeingBody), new Set(of.overseenBodies)) ? keepersOf(of, act) : [];
        return refusalBy(context.actor, action, resourceOf(of, keepers, holder), act, this.core.rules);
      },
      commandFor: ({ opening }, act) => ('type' in command && command.type === 'EndOversight' && opening !== null ? { ...command, keepers: keepersOf(opening, act) } : command),
    });
  }

  /** Of the directive that is watched. */
  private async contentOf(id: OversightId): Promise<DirectiveContent | null> {
    const directiveId = (await this.core.stateOf(OVERSIGHT, oversightStream(id))).opening?.directiveId ?? null;
    return directiveId === null ? null : (await this.core.stateOf(DIRECTIVE, directiveStream(directiveId))).content;
  }

  private async citationFault(intent: OversightIntent, id: OversightId): Promise<CommandRefusal | null> {
    if (intent.type !== 'RecordObservation') return null;
    const { opening } = await this.core.stateOf(OVERSIGHT, oversightStream(id));
    const fault = await unknownCitation(this.core, this.log, referencesIn([intent.observation.evidence]), opening?.directiveId ?? null);
    return fault === null ? null : rejected(fault);
  }

  private async directiveFault({ directiveId }: OversightOpening): Promise<CommandRefusal | null> {
    if (directiveId === null) return null;
    const { status } = await this.core.stateOf(DIRECTIVE, directiveStream(directiveId));
    return status === 'issued' || status === 'concluded' ? null : rejected({ tag: 'directive-not-issued', facts: { status } });
  }
}

/** What `can()` must know of an oversight; `holder`: who has the place of a body now (R11). */
const resourceOf = ({ overseeingBody, overseenBodies }: OversightOpening, keepers: readonly BodyId[], holder: (body: BodyId) => BodyId): Resource => ({
  kind: 'oversight',
  overseeing: holder(overseeingBody),
  keepers,
  overseen: overseenBodies.map(holder),
});
