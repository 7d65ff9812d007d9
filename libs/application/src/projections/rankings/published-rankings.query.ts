import { dateAt, evolveRanking, initialRanking, type Act, type BodyId, type RankingEdition, type RankingEvent, type RankingPeriod, type RankingState } from '#libs/domain';
import { rankingStream } from '../../commands/stream-names.js';
import type { QueryAnswer } from '../../queries/contract.js';
import { foldedActs, stepsOf, type FoldedActs } from '../reading/folded-acts.js';
import { partIn, pageOf } from '../reading/paging.js';
import { viewAt, type PastView, type ReadingMemory } from '../reading/past-view.js';
import { readerOf, type QuerySources } from '../reading/query-sources.js';
import { answered, BAD_CURSOR, NOT_FOUND } from '../reading/refusals.js';
import { rulesAt } from '../supervision-rules/rules-at.js';
import type { EditionView, PublishedRankingAnswer, PublishedRankingQuestion, RankingRow, RankingsAnswer, RankingsQuestion } from './rankings.contract.js';
import { rankingsProjection } from './rankings.projection.js';
import { RANKING_STEPS } from './step-titles.js';

/** A list that was published, standing or withdrawn. */
export type PublishedRanking = RankingState & { readonly office: BodyId; readonly period: RankingPeriod; readonly edition: RankingEdition; readonly judged: NonNullable<RankingState['judged']> };

export const isPublished = (state: RankingState): state is PublishedRanking => state.edition !== null && state.office !== null;

const PREFIX = 'ranking-';
export const rankingActId = (office: BodyId, period: string): string => rankingStream(office, period).slice(PREFIX.length);

/** Every published list: public among the bodies. @throws ReadModelMissingError */
export async function askRankings(sources: QuerySources, memory: ReadingMemory, { asked, office, page }: RankingsQuestion): Promise<QueryAnswer<RankingsAnswer>> {
  const part = partIn(page, ['number', 'string']);
  if (part === 'bad-cursor') return BAD_CURSOR;
  const found = viewAt(sources, memory, asked, [rankingsProjection]);
  if (!found.ok) return found;
  const view = found.answer;
  const folded = foldedActs(readerOf(sources, rankingsProjection), view.moment.index, initialRanking, evolveRanking);
  const rows = folded.flatMap((one) => (isPublished(one.state) && (office === null || one.state.office === office) ? [rowOf(view, one, one.state)] : []));
  const keyOf = ({ period, office: by }: RankingRow): readonly [number, string] => [-Date.parse(period.to), `${period.key} ${by}`];
  const sorted = rows.toSorted((a, b) => keyOf(a)[0] - keyOf(b)[0] || (keyOf(a)[1] < keyOf(b)[1] ? -1 : 1));
  const { rows: rankings, nextCursor } = pageOf(sorted, page, part, keyOf);
  return answered({ moment: view.moment, rankings, nextCursor });
}

/** One list with all that became of it. @throws ReadModelMissingError */
export async function askPublishedRanking(sources: QuerySources, memory: ReadingMemory, { asked, office, period }: PublishedRankingQuestion): Promise<QueryAnswer<PublishedRankingAnswer>> {
  const found = viewAt(sources, memory, asked, [rankingsProjection]);
  if (!found.ok) return found;
  const view = found.answer;
  const reader = readerOf(sources, rankingsProjection);
  const id = rankingActId(office, period);
  const [folded] = foldedActs(reader, view.moment.index, initialRanking, evolveRanking, id);
  if (folded === undefined || !isPublished(folded.state)) return NOT_FOUND;
  const { state } = folded;
  const acts = actsOf(sources, view, id);
  return answered({
    moment: view.moment,
    ranking: rowOf(view, folded, state),
    basis: acts.flatMap(({ event }) => (event.type === 'RankingPublished' ? [event.data.basis] : [])).at(-1) ?? '',
    against: state.against,
    judged: state.judged,
    minimumN: state.minimumN,
    editions: acts.flatMap((one) => editionOf(one, sources, state.office)),
    contests: state.contests.map((contest) => ({ ...contest, bodyName: view.nameOf(contest.body) })),
    steps: stepsOf(reader, view.moment.index, id, RANKING_STEPS),
  });
}

interface RecordedAct {
  readonly index: number;
  readonly event: RankingEvent;
  readonly act: Act;
}

const actsOf = (sources: QuerySources, view: PastView, id: string): readonly RecordedAct[] =>
  readerOf(sources, rankingsProjection)
    .database.prepare('SELECT idx, event, act FROM act WHERE idx <= ? AND id = ? ORDER BY idx')
    .all(view.moment.index, id)
    .map((row) => ({ index: Number(row['idx']), event: JSON.parse(String(row['event'])) as RankingEvent, act: JSON.parse(String(row['act'])) as Act }));

/** By the rules in force when it was published, which its event names. */
function editionOf({ index, event, act }: RecordedAct, sources: QuerySources, office: BodyId): readonly EditionView[] {
  if (event.type !== 'RankingPublished' && event.type !== 'RankingCorrected') return [];
  const { policy, calendar } = rulesAt(sources, index)(office);
  const { number, date, signatory, edition, ranked, unranked, contestUntil } = event.data;
  const correction = event.type === 'RankingPublished' ? null : (({ body, reason, contested, adjustments }) => ({ body, reason, contested, adjustments }))(event.data);
  return [{ number, date, signatory, edition, ranked, unranked, contestUntil, publishedAt: act.recordedAt, policyVersion: policy.version, calendarVersion: calendar.version, correction }];
}

function rowOf(view: PastView, { revision }: FoldedActs<RankingState>, { office, period, status, edition, contests }: PublishedRanking): RankingRow {
  return {
    office, officeName: view.nameOf(office), period, status: status === 'withdrawn' ? 'withdrawn' : 'published', edition: edition.edition, symbol: edition.number.symbol, date: edition.date,
    ranked: edition.ranked.length, unranked: edition.unranked.length, decided: { k: contests.filter(({ decision }) => decision !== null).length, n: contests.length }, contestUntil: edition.contestUntil,
    contestable: status === 'published' && dateAt(view.moment.at) <= edition.contestUntil, revision,
  }; // prettier-ignore
}
