import { evolveRanking, heirOf, initialRanking, RANKED_BOXES, rankBodies, rankingPeriod, type AdjustedDuty, type BodyId, type RankedBox, type RankingLine } from '#libs/domain';
import type { Moment, QueryAnswer } from '../../queries/contract.js';
import type { Card } from '../assignment-card/cards.js';
import type { DutyColumns } from '../duty-columns/duty-columns.js';
import { OVERDUE_BOARD } from '../overdue-board/overdue-board.projection.js';
import { foldedActs } from '../reading/folded-acts.js';
import { PastView, viewAt, type ReadingMemory } from '../reading/past-view.js';
import { readerOf, type QuerySources } from '../reading/query-sources.js';
import { answered, NOT_FOUND } from '../reading/refusals.js';
import { seesWhole } from './live-ranking.query.js';
import { isPublished, rankingActId } from './published-rankings.query.js';
import { countRanked, countsOf, rankedDuties, type RankingScope } from './ranked-duties.js';
import type { RankedDutyRow, RankingLineAnswer, RankingLineQuestion } from './rankings.contract.js';
import { rankingsProjection } from './rankings.projection.js';

/** A line with what it is made of. */
interface Explained {
  readonly scope: RankingScope;
  readonly judged: Moment;
  readonly line: (view: PastView) => RankingLine | null;
  readonly adjusted: readonly AdjustedDuty[];
}

/**
 * The duties of one line: of the live list at the moment asked about, or of the published one as it was judged then, which
 * must come to the same counts. A body, or whoever carries it on, sees its own line; its place in a list that is not
 * published is the office's to tell. @throws ReadModelMissingError
 */
export async function askRankingLine(sources: QuerySources, memory: ReadingMemory, columns: DutyColumns, question: RankingLineQuestion): Promise<QueryAnswer<RankingLineAnswer>> {
  const { asked, office, body } = question;
  const found = viewAt(sources, memory, asked, [OVERDUE_BOARD, rankingsProjection]);
  if (!found.ok) return found;
  const now = found.answer;
  const { visibility } = asked;
  const whole = seesWhole(visibility, office);
  if (!whole && !(visibility.kind === 'bodies' && visibility.bodies.includes(heirOf(now.register.state, body, now.today, null).body))) return NOT_FOUND;
  await columns.refresh(readerOf(sources, OVERDUE_BOARD));
  const explained = explainedBy(sources, now, columns, question);
  if (explained === null) return NOT_FOUND;
  const { scope, judged, adjusted } = explained;
  const view = new PastView(sources, memory, judged);
  const duties = rowsOf(columns, view, scope, body, adjusted.filter((one) => one.body === body));
  const inList = explained.line(view);
  const line = inList === null || whole || question.of.kind === 'published' ? inList : { ...inList, place: null };
  const recount = countsOf(duties);
  const agrees = RANKED_BOXES.every((box) => recount[box] === (line?.counts[box] ?? 0));
  return answered({ moment: now.moment, judged, body, bodyName: view.nameOf(body), line, recount, agrees, duties });
}

/** Null when there is no such list. */
function explainedBy(sources: QuerySources, now: PastView, columns: DutyColumns, { office, period: key, body, of }: RankingLineQuestion): Explained | null {
  const period = rankingPeriod(key);
  if (period === null) return null;
  const lineIn = (list: { readonly ranked: readonly RankingLine[]; readonly unranked: readonly RankingLine[] }): RankingLine | null => [...list.ranked, ...list.unranked].find((one) => one.body === body) ?? null;
  if (of.kind === 'live') {
    const scope = { office, period, against: of.against };
    return { scope, judged: now.moment, adjusted: [], line: (view) => lineIn(rankBodies(countRanked(columns, view, scope), view.policyOf(office).rankingMinimumN)) };
  }
  const [folded] = foldedActs(readerOf(sources, rankingsProjection), now.moment.index, initialRanking, evolveRanking, rankingActId(office, key));
  if (folded === undefined || !isPublished(folded.state)) return null;
  const { judged, against, adjusted, edition } = folded.state;
  return { scope: { office, period, against }, judged, adjusted, line: () => lineIn(edition) };
}

function rowsOf(columns: DutyColumns, view: PastView, scope: RankingScope, body: BodyId, adjusted: readonly AdjustedDuty[]): readonly RankedDutyRow[] {
  const judged = new Map<string, { readonly card: Card; readonly box: RankedBox | null }>();
  for (const { number, body: of, box } of rankedDuties(columns, view, scope)) {
    const card = of === body ? view.cards.byNumber(number) : null;
    if (card !== null) judged.set(card.id, { card, box });
  }
  for (const { assignmentId } of adjusted) {
    const card = judged.has(assignmentId) ? null : view.cards.byId(assignmentId);
    if (card !== null) judged.set(assignmentId, { card, box: null });
  }
  const rows = [...judged].map(([id, { card, box }]): RankedDutyRow => {
    const correction = adjusted.find(({ assignmentId }) => assignmentId === id) ?? null;
    const judgedAs = box ?? 'not-counted';
    return { duty: view.dutyRow(card, scope.against), judgedAs, countsAs: correction?.to ?? judgedAs, correction: correction === null ? null : { edition: correction.edition, reason: correction.reason } };
  });
  return rows.toSorted((a, b) => ORDER.indexOf(a.countsAs) - ORDER.indexOf(b.countsAs) || ((a.duty.currentDue ?? '') < (b.duty.currentDue ?? '') ? -1 : (a.duty.currentDue ?? '') > (b.duty.currentDue ?? '') ? 1 : a.duty.assignmentId < b.duty.assignmentId ? -1 : 1));
}

const ORDER: readonly RankedDutyRow['countsAs'][] = ['overdue', 'done-late', 'done-on-time', 'not-counted'];
