import type { Schemas } from '../api/client.js';
import { isOf, OFFICE } from '../deeds/asker.js';
import type { Offer } from '../deeds/deed-panel.js';
import type { Dictionary } from '../language/vi.js';
import type { Session } from '../session/session.js';
import { RANKING_DEEDS as DO } from './ranking-deeds.js';

interface Asker {
  readonly asker: Pick<Session, 'body' | 'roles'>;
  readonly actingFor: string | null;
  /** A body by its id, and those it goes on in. */
  readonly goesOnIn: (body: string) => readonly string[];
}

/** What the office may do with a list that is not published now: null = nothing counts in it yet, or one may not see it. */
export function publishingOffers(office: string, live: Pick<Schemas['LiveRankingAnswer'], 'over' | 'ranked' | 'unranked'> | null, { asker, actingFor, goesOnIn }: Asker, t: Dictionary): readonly Offer[] {
  if (live === null || !isOf(asker, actingFor, goesOnIn(office), OFFICE)) return [];
  const words = t.rankings.obstacles;
  return [{ deed: DO.PublishRanking, initial: { against: 'current' }, obstacle: !live.over ? words.notOver : live.ranked.length + live.unranked.length === 0 ? words.empty : null }];
}

export const withdrawalOffers = (office: string, { asker, actingFor, goesOnIn }: Asker): readonly Offer[] => (isOf(asker, actingFor, goesOnIn(office), OFFICE) ? [{ deed: DO.WithdrawRanking }] : []);

/** What the body of a line may do about it, and what the office answers. */
export function lineOffers({ ranking, contests }: Schemas['PublishedRankingAnswer'], { body, bodyName, duties }: Pick<Schemas['RankingLineAnswer'], 'body' | 'bodyName' | 'duties'>, { asker, actingFor, goesOnIn }: Asker, t: Dictionary): readonly Offer[] {
  const words = t.rankings.obstacles;
  const withdrawn = ranking.status === 'withdrawn' ? words.withdrawn : null;
  const own = contests.filter((one) => one.body === body);
  const pending = own.some(({ decision }) => decision === null);
  const named = duties.map(({ duty }) => ({ value: duty.assignmentId, label: `${duty.directiveSymbol} ${duty.taskCode}: ${duty.summary}` }));
  const common = { known: { body: [{ value: body, label: bodyName }], duties: named, assignmentId: named }, initial: { body } };
  const contested = withdrawn ?? (pending ? words.pending : own.some(({ edition }) => edition === ranking.edition) ? words.decided : ranking.contestable ? null : words.late);
  return [
    ...(isOf(asker, actingFor, goesOnIn(body), ['head']) ? [{ deed: DO.ContestRankingLine, ...common, obstacle: contested }] : []),
    ...(isOf(asker, actingFor, goesOnIn(ranking.office), OFFICE) ? [{ deed: DO.UpholdRankingLine, ...common, obstacle: withdrawn ?? (pending ? null : words.uncontested) }, { deed: DO.CorrectRanking, ...common, obstacle: withdrawn }] : []),
  ];
}
