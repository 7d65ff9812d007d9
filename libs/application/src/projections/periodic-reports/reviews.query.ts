import { reportStandingAt, type ReviewId, type ReviewState, type ReviewTerms } from '#libs/domain';
import type { QueryAnswer } from '../../queries/contract.js';
import { compareKeys, partIn, pageOf, type SortKey } from '../reading/paging.js';
import type { ReadingMemory } from '../reading/past-view.js';
import type { QuerySources } from '../reading/query-sources.js';
import { answered, BAD_CURSOR, NOT_FOUND } from '../reading/refusals.js';
import type { ReviewAnswer, ReviewQuestion, ReviewRow, ReviewsAnswer, ReviewsQuestion, ReviewUnitRow } from './periodic-reports.contract.js';
import { reportDeskAt } from './periodic-reports.query.js';
import type { ReportDesk } from './report-desk.js';

interface KnownReview {
  readonly id: ReviewId;
  readonly state: ReviewState;
  readonly terms: ReviewTerms;
  readonly revision: number;
  readonly seesAll: boolean;
}

/** Reviews (sơ kết, tổng kết) that the asker may know of, the latest outline first. @throws ReadModelMissingError */
export async function askReviews(sources: QuerySources, memory: ReadingMemory, { asked, page }: ReviewsQuestion): Promise<QueryAnswer<ReviewsAnswer>> {
  const found = reportDeskAt(sources, memory, asked);
  if (!found.ok) return found;
  const desk = found.answer;
  const part = partIn(page, ['number', 'string']);
  if (part === 'bad-cursor') return BAD_CURSOR;
  const known = desk.past.reviewIds().flatMap((id) => reviewOf(desk, id) ?? []);
  const keyOf = ({ terms, id }: KnownReview): SortKey => [-Number(terms.outlineDate.replaceAll('-', '')), id];
  const { rows, nextCursor } = pageOf(known.toSorted((a, b) => compareKeys(keyOf(a), keyOf(b))), page, part, keyOf);
  return answered({ moment: desk.view.moment, reviews: rows.map((review) => reviewRow(desk, review)), nextCursor });
}

/** One review with its units' reports and its draft. @throws ReadModelMissingError */
export async function askReview(sources: QuerySources, memory: ReadingMemory, { asked, reviewId }: ReviewQuestion): Promise<QueryAnswer<ReviewAnswer>> {
  const found = reportDeskAt(sources, memory, asked);
  if (!found.ok) return found;
  const desk = found.answer;
  const known = reviewOf(desk, reviewId);
  if (known === null) return NOT_FOUND;
  return answered({ moment: desk.view.moment, review: reviewRow(desk, known), units: unitsOf(desk, known), draft: known.seesAll ? known.state.draft : null });
}

function reviewOf(desk: ReportDesk, id: ReviewId): KnownReview | null {
  const { state, revision } = desk.past.review(id);
  const { terms, conductor } = state;
  if (terms === null) return null;
  const seesAll = conductor !== null && desk.isOwn(conductor);
  return seesAll || state.units.some(({ unit, filedBy }) => desk.isOwn(unit) || desk.isOwn(filedBy)) ? { id, state, terms, revision, seesAll } : null;
}

function reviewRow(desk: ReportDesk, known: KnownReview): ReviewRow {
  const { id: reviewId, state, terms, revision } = known;
  const { kind, title, directiveId, directiveSymbol, scopeFrom, scopeTo, outlineSymbol, outlineDate, reportsDue } = terms;
  const units = unitsOf(desk, known);
  return {
    reviewId, kind, title, status: state.status === 'none' ? 'outlined' : state.status, conductor: desk.named(state.conductor ?? terms.conductor), directiveId, directiveSymbol, scopeFrom, scopeTo, outlineSymbol,
    outlineDate, reportsDue, reported: { k: units.filter(({ filedAt }) => filedAt !== null).length, n: units.length }, conferenceOn: state.conference?.heldOn ?? null,
    conclusionSymbol: state.conclusion?.symbol ?? null, conclusionDate: state.conclusion?.date ?? null, revision,
  }; // prettier-ignore
}

/** The reports that the asker may see. */
function unitsOf(desk: ReportDesk, { state, terms, seesAll }: KnownReview): readonly ReviewUnitRow[] {
  const { at } = desk.view.moment;
  return state.units
    .filter(({ unit, filedBy }) => seesAll || desk.isOwn(unit) || desk.isOwn(filedBy))
    .map(({ unit, filedBy }): ReviewUnitRow => {
      const report = state.reports.get(unit);
      const filedAt = report?.status === 'filed' ? report.filedAt : null;
      const { kind: standing, days } = reportStandingAt({ from: terms.outlineDate }, terms.reportsDue, filedAt, at);
      const sentBack = report !== undefined && filedAt === null;
      return { unit, unitName: desk.view.nameOf(unit), filedBy, standing, days, filedAt, round: report?.round ?? 0, sentBack, reasons: report?.reasons ?? null, content: report?.content ?? null };
    });
}
