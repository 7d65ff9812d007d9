import type { BodyId, RankingAct } from '#libs/domain';
import type { CommandContext } from '../contract.js';

/**
 * What a client may ask about the list of an office for a period. What the read side has counted (`bodies` and `judged` of
 * a publication, `from` of an adjustment) is filled in by whoever asks for the client, never by the client itself.
 */
export type RankingIntent =
  | Omit<Extract<RankingAct, { readonly type: 'PublishRanking' }>, 'office' | 'period'>
  | Exclude<RankingAct, { readonly type: 'PublishRanking' }>;

/** `period`: a key such as `2022-Q1`; the stream is named by office and period, so there is one list for both. */
export class ActOnRanking {
  constructor(readonly office: BodyId, readonly period: string, readonly intent: RankingIntent, readonly context: CommandContext) {}
}
