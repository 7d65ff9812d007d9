import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { composed } from '#libs/domain';
import type { BodyId, LocalDate, ReportingCommand, ReportingId, ReportingState } from '#libs/domain';
import { DIRECTIVE, ORGANISATION } from '../aggregate.js';
import { NOT_FOUND, originOf, refusalBy, rejected } from '../client-command.js';
import { CommandCore } from '../command-core.js';
import type { CommandAnswer, CommandRefusal } from '../contract.js';
import { directiveStream, ORGANISATION_STREAM } from '../stream-names.js';
import { reportingResource, standsAbove } from './reporting-resource.js';
import { newReportingId, reportingStream } from './reporting-streams.js';
import { REPORTING } from './reporting.aggregate.js';
import { ActOnReporting, type ReportingIntent } from './reporting.contract.js';

type SetUp = Extract<ReportingIntent, { readonly type: 'SetUpReporting' }>;

/** Any act on an obligation to report: set up, changed, handed over, ended. */
@CommandHandler(ActOnReporting)
export class ActOnReportingHandler implements ICommandHandler<ActOnReporting, CommandAnswer> {
  constructor(@Inject(CommandCore) private readonly core: CommandCore) {}

  async execute({ obligationId: given, intent: asked, context }: ActOnReporting): Promise<CommandAnswer> {
    const { core } = this;
    const intent = composed(asked);
    if (given === null && intent.type !== 'SetUpReporting') return { ok: false, refusal: NOT_FOUND };
    const obligationId = given ?? newReportingId(core.ids, context);
    const acting = context.actingFor ?? context.actor.body;
    const stream = reportingStream(obligationId);
    const origin = originOf(core.ids, context, stream);
    const command = await this.commandOf(intent, obligationId, acting, core.actOf(origin).occurredOn);
    return core.execute({
      aggregate: REPORTING,
      stream,
      origin,
      refusalOf: (state, act) => refusalBy(context.actor, intent.type, resourceOf(state, intent, acting), act, this.core.rules),
      commandFor: () => command,
    });
  }

  private async commandOf(intent: ReportingIntent, obligationId: ReportingId, acting: BodyId, on: LocalDate): Promise<ReportingCommand | CommandRefusal> {
    switch (intent.type) {
      case 'SetUpReporting':
        return this.setUp(intent, obligationId, acting, on);
      case 'AddReportingUnit':
      case 'HandOverReporting':
        return { ...intent, register: await this.core.stateOf(ORGANISATION, ORGANISATION_STREAM) };
      default:
        return intent;
    }
  }

  /** Reports on a directive are asked for by those above it, under its own symbol. */
  private async setUp({ terms }: SetUp, obligationId: ReportingId, owner: BodyId, on: LocalDate): Promise<ReportingCommand | CommandRefusal> {
    const { directiveId } = terms.basis;
    let { symbol } = terms.basis;
    const register = await this.core.stateOf(ORGANISATION, ORGANISATION_STREAM);
    if (directiveId !== null) {
      const directive = await this.core.stateOf(DIRECTIVE, directiveStream(directiveId));
      if (!standsAbove(directive, owner, register, on)) return rejected({ tag: 'basis-directive-not-yours', facts: { directiveId } });
      symbol = directive.content?.number.symbol ?? symbol;
    }
    return { type: 'SetUpReporting', terms: { ...terms, obligationId, owner, basis: { ...terms.basis, symbol } }, register };
  }
}

/** What is not there yet is judged as it would be: who sets it up owns it. */
function resourceOf(state: ReportingState, intent: ReportingIntent, acting: BodyId) {
  if (intent.type !== 'SetUpReporting' || state.terms !== null) return reportingResource(state);
  const { consolidator, recipient, units } = intent.terms;
  return { kind: 'reporting', owner: acting, consolidator, recipient, units } as const;
}
