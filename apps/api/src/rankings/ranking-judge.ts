import { Inject, Injectable } from '@nestjs/common';
import { LiveRankingQuestion, RankingLineQuestion, type LiveRankingAnswer, type RankingIntent, type RankingLineAnswer } from '#libs/application';
import { QuestionDesk } from '../conversation/question-desk.js';
import type { Caller } from '../signing-in/caller.js';
import type { CorrectRankingDto, PublishRankingDto, RankingPath } from './rankings.dto.js';

/** Adds to an act on a ranking what the read models have counted: no client says how a duty is judged. */
@Injectable()
export class RankingJudge {
  constructor(@Inject(QuestionDesk) private readonly desk: QuestionDesk) {}

  /** @throws ProblemError as a question, when the list cannot be judged or may not be seen. */
  async publication({ office, period }: RankingPath, act: PublishRankingDto, caller: Caller): Promise<RankingIntent> {
    const against = act.against ?? 'current';
    const judgedAsOf = act.judgedAsOf ?? undefined;
    const { moment, ranked, unranked } = await this.desk.ask<LiveRankingAnswer>(judgedAsOf === undefined ? {} : { asOf: judgedAsOf }, caller, (asked) => new LiveRankingQuestion(asked, office, period, against));
    return { type: 'PublishRanking', paper: act.paper(), against, judged: moment, bodies: [...ranked, ...unranked], basis: act.basis };
  }

  /** Each duty with how it counts now. @throws ProblemError as a question. */
  async correction({ office, period }: RankingPath, act: CorrectRankingDto, caller: Caller): Promise<RankingIntent> {
    const { body, reason } = act;
    const { duties, bodyName } = await this.desk.ask<RankingLineAnswer>({}, caller, (asked) => new RankingLineQuestion(asked, office, period, body, { kind: 'published' }));
    const counted = new Map(duties.map(({ duty, countsAs }) => [duty.assignmentId, countsAs]));
    const adjustments = act.adjustments.map(({ assignmentId, to, reason: why }) => ({ assignmentId, from: counted.get(assignmentId) ?? ('not-counted' as const), to, reason: why }));
    return { type: 'CorrectRanking', body, name: bodyName, paper: act.paper(), adjustments, reason };
  }
}
