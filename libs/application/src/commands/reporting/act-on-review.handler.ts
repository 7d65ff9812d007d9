import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { composed } from '#libs/domain';
import type { BodyId, LocalDate, Resource, ReviewCommand, ReviewId, ReviewState } from '#libs/domain';
import { DIRECTIVE, ORGANISATION } from '../aggregate.js';
import { NOT_FOUND, originOf, refusalBy, rejected } from '../client-command.js';
import { CommandCore } from '../command-core.js';
import type { CommandAnswer, CommandRefusal } from '../contract.js';
import { directiveStream, ORGANISATION_STREAM } from '../stream-names.js';
import { reviewResource, standsAbove } from './reporting-resource.js';
import { newReviewId, reviewStream } from './reporting-streams.js';
import { REVIEW } from './reporting.aggregate.js';
import { ActOnReview, type ReviewIntent } from './reporting.contract.js';

type Outline = Extract<ReviewIntent, { readonly type: 'IssueReviewOutline' }>;

/** Any act on a review (sơ kết, tổng kết). */
@CommandHandler(ActOnReview)
export class ActOnReviewHandler implements ICommandHandler<ActOnReview, CommandAnswer> {
  constructor(@Inject(CommandCore) private readonly core: CommandCore) {}

  async execute({ reviewId: given, intent: asked, context }: ActOnReview): Promise<CommandAnswer> {
    const { core } = this;
    const intent = composed(asked);
    if (given === null && intent.type !== 'IssueReviewOutline') return { ok: false, refusal: NOT_FOUND };
    const reviewId = given ?? newReviewId(core.ids, context);
    const acting = context.actingFor ?? context.actor.body;
    const stream = reviewStream(reviewId);
    const origin = originOf(core.ids, context, stream);
    const command = await this.commandOf(intent, reviewId, acting, core.actOf(origin).occurredOn);
    return core.execute({
      aggregate: REVIEW,
      stream,
      origin,
      refusalOf: (state, act) => refusalBy(context.actor, intent.type, resourceOf(state, intent, acting), act, this.core.rules),
      commandFor: () => command,
    });
  }

  private async commandOf(intent: ReviewIntent, reviewId: ReviewId, acting: BodyId, on: LocalDate): Promise<ReviewCommand | CommandRefusal> {
    if (intent.type === 'IssueReviewOutline') return this.outline(intent, reviewId, acting, on);
    return intent.type === 'DraftReview' || intent.type === 'HandOverReview' ? { ...intent, register: await this.core.stateOf(ORGANISATION, ORGANISATION_STREAM) } : intent;
  }

  /** A directive is reviewed by those above it, under its own symbol. */
  private async outline({ type, terms }: Outline, reviewId: ReviewId, conductor: BodyId, on: LocalDate): Promise<ReviewCommand | CommandRefusal> {
    const { directiveId } = terms;
    let { directiveSymbol } = terms;
    const register = await this.core.stateOf(ORGANISATION, ORGANISATION_STREAM);
    if (directiveId !== null) {
      const directive = await this.core.stateOf(DIRECTIVE, directiveStream(directiveId));
      if (!standsAbove(directive, conductor, register, on)) return rejected({ tag: 'basis-directive-not-yours', facts: { directiveId } });
      directiveSymbol = directive.content?.number.symbol ?? directiveSymbol;
    }
    return { type, terms: { ...terms, directiveSymbol, reviewId, conductor }, register };
  }
}

/** Who begins a review conducts it; a unit knows of its own report only. */
function resourceOf(state: ReviewState, intent: ReviewIntent, acting: BodyId): Resource | null {
  if (intent.type === 'IssueReviewOutline' && state.terms === null) return { kind: 'review', conductor: acting, units: intent.terms.units };
  if (intent.type !== 'FileReviewReport') return reviewResource(state);
  return reviewResource(state, state.units.filter(({ unit }) => unit === intent.unit).map(({ filedBy }) => filedBy));
}
