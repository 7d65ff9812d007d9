import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { composed, heirOf, rankingPeriod, type BodyId, type RankingAct, type RankingRules, type Resource, type SupervisionRules } from '#libs/domain';
import { ORGANISATION } from '../aggregate.js';
import { originOf, refusalBy, rejected } from '../client-command.js';
import { CommandCore } from '../command-core.js';
import type { CommandAnswer } from '../contract.js';
import { ORGANISATION_STREAM, rankingStream } from '../stream-names.js';
import { RANKING } from './ranking.aggregate.js';
import { ActOnRanking } from './ranking.contract.js';

/** Any act of a client on the list of one office for one period. */
@CommandHandler(ActOnRanking)
export class ActOnRankingHandler implements ICommandHandler<ActOnRanking, CommandAnswer> {
  constructor(@Inject(CommandCore) private readonly core: CommandCore) {}

  async execute({ office, period, intent: asked, context }: ActOnRanking): Promise<CommandAnswer> {
    const { core } = this;
    const intent = composed(asked);
    // No stream is named by what is no period.
    if (rankingPeriod(period) === null) return { ok: false, refusal: rejected({ tag: 'ranking-period-unknown', facts: { period } }) };
    const register = await core.stateOf(ORGANISATION, ORGANISATION_STREAM);
    const stream = rankingStream(office, period);
    const act: RankingAct = intent.type === 'PublishRanking' ? { ...intent, office, period } : intent;
    return core.execute({
      aggregate: RANKING,
      stream,
      origin: originOf(core.ids, context, stream),
      rulesFor: () => core.rules.for(office),
      refusalOf: ({ edition }, by) => {
        const holder = (body: BodyId): BodyId => heirOf(register, body, by.occurredOn, null).body;
        const ranked = edition === null ? [] : [...edition.ranked, ...edition.unranked].map(({ body }) => holder(body));
        const resource: Resource = { kind: 'ranking', office: holder(office), ranked };
        return refusalBy(context.actor, act.type, resource, by, this.core.rules);
      },
      commandFor: () => ({ ...act, register, rules: rulesOf(core.rules.for(office)) }),
    });
  }
}

const rulesOf = ({ policy, calendar }: SupervisionRules): RankingRules => ({ minimumN: policy.rankingMinimumN, contestWorkingDays: policy.rankingContestWorkingDays, calendar });
