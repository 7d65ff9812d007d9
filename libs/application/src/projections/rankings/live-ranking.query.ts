import { rankBodies, rankingPeriod, type BodyId } from '#libs/domain';
import type { QueryAnswer, Visibility } from '../../queries/contract.js';
import type { DutyColumns } from '../duty-columns/duty-columns.js';
import { OVERDUE_BOARD } from '../overdue-board/overdue-board.projection.js';
import { viewAt, type ReadingMemory } from '../reading/past-view.js';
import { readerOf, type QuerySources } from '../reading/query-sources.js';
import { answered, NOT_FOUND } from '../reading/refusals.js';
import { countRanked } from './ranked-duties.js';
import type { LiveRankingAnswer, LiveRankingQuestion } from './rankings.contract.js';

/**
 * The list as it would be published at the moment. For those who see all duties of the office: a list from half of them
 * would rank nobody fairly. @throws ReadModelMissingError
 */
export async function askLiveRanking(sources: QuerySources, memory: ReadingMemory, columns: DutyColumns, { asked, office, period: key, against }: LiveRankingQuestion): Promise<QueryAnswer<LiveRankingAnswer>> {
  const period = rankingPeriod(key);
  if (period === null) return NOT_FOUND;
  const found = viewAt(sources, memory, asked, [OVERDUE_BOARD]);
  if (!found.ok) return found;
  const view = found.answer;
  if (!seesWhole(asked.visibility, office) || !view.register.state.bodies.has(office)) return NOT_FOUND;
  await columns.refresh(readerOf(sources, OVERDUE_BOARD));
  const policy = view.policyOf(office);
  const { ranked, unranked } = rankBodies(countRanked(columns, view, { office, period, against }), policy.rankingMinimumN);
  return answered({
    moment: view.moment, office, officeName: view.nameOf(office), period, over: view.today > period.to, against, minimumN: policy.rankingMinimumN, policyVersion: policy.version, ranked, unranked,
  }); // prettier-ignore
}

/** Whoever sees the office sees all that it supervises. */
export const seesWhole = (visibility: Visibility, office: BodyId): boolean => visibility.kind === 'all' || visibility.bodies.includes(office);
