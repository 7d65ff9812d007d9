import { owedFor, owedPeriodNumber, reportPeriodName, reportPeriodNumber, type BodyId } from '#libs/domain';
import type { QueryAnswer } from '../../queries/contract.js';
import { partIn, pageOf, compareKeys, type SortKey } from '../reading/paging.js';
import { viewAt, type ReadingMemory } from '../reading/past-view.js';
import { readerOf, type QuerySources } from '../reading/query-sources.js';
import { answered, BAD_CURSOR, NOT_FOUND } from '../reading/refusals.js';
import { PastReports, type FiredReportRung } from './past-reports.js';
import type {
  MissingReportRow, MissingReportsAnswer, MissingReportsQuestion, PeriodReportAnswer, PeriodReportQuestion, ReportCell, ReportGridAnswer, ReportGridQuestion, ReportObligationsAnswer,
  ReportObligationsQuestion, ReportReminderRow, UnitReportRow,
} from './periodic-reports.contract.js'; // prettier-ignore
import { periodicReportsProjection } from './periodic-reports.projection.js';
import { ReportDesk, type KnownObligation } from './report-desk.js';

/** Periods that a grid shows when none are named, and at most. */
const SHOWN = 8;
const MOST_PERIODS = 60;

/** The desk for a question. @throws ReadModelMissingError */
export function reportDeskAt(sources: QuerySources, memory: ReadingMemory, asked: ReportObligationsQuestion['asked']): QueryAnswer<ReportDesk> {
  const found = viewAt(sources, memory, asked, [periodicReportsProjection]);
  if (!found.ok) return found;
  const reader = readerOf(sources, periodicReportsProjection);
  memory.reports.refresh(reader);
  const past = new PastReports(memory.reports, reader, found.answer.moment.index);
  return answered(new ReportDesk(found.answer, past, asked.visibility));
}

const knownTo = (desk: ReportDesk): readonly KnownObligation[] => desk.past.obligationIds().flatMap((id) => desk.obligation(id) ?? []);

/** The obligations to report that the asker may know of, with k/n of the present period. @throws ReadModelMissingError */
export async function askReportObligations(sources: QuerySources, memory: ReadingMemory, { asked, page }: ReportObligationsQuestion): Promise<QueryAnswer<ReportObligationsAnswer>> {
  const found = reportDeskAt(sources, memory, asked);
  if (!found.ok) return found;
  const desk = found.answer;
  const part = partIn(page, ['string', 'string']);
  if (part === 'bad-cursor') return BAD_CURSOR;
  const keyOf = ({ terms, id }: KnownObligation): SortKey => [terms.title, id];
  const { rows, nextCursor } = pageOf(knownTo(desk).toSorted((a, b) => compareKeys(keyOf(a), keyOf(b))), page, part, keyOf);
  return answered({ moment: desk.view.moment, obligations: rows.map((known) => desk.obligationRow(known)), nextCursor });
}

/** Bodies × periods of one obligation. @throws ReadModelMissingError */
export async function askReportGrid(sources: QuerySources, memory: ReadingMemory, { asked, obligationId, from, to }: ReportGridQuestion): Promise<QueryAnswer<ReportGridAnswer>> {
  const found = reportDeskAt(sources, memory, asked);
  if (!found.ok) return found;
  const desk = found.answer;
  const known = desk.obligation(obligationId);
  const [first, last] = known === null ? [null, null] : shownPeriods(desk, known, from, to);
  if (known === null || first === null || last === null) return NOT_FOUND;
  const periods = desk.periods(known, first, last);
  const cells = new Map<BodyId, ReportCell[]>();
  for (const cell of periods.flatMap((period) => period.cells)) cells.set(cell.unit, [...(cells.get(cell.unit) ?? []), cell]);
  const bodies = [...cells].map(([unit, own]) => ({ unit, unitName: desk.view.nameOf(unit), cells: own })).toSorted((a, b) => (a.unit < b.unit ? -1 : 1));
  return answered({ moment: desk.view.moment, obligation: desk.obligationRow(known), periods: periods.map(({ row }) => row), bodies });
}

/** Numbers of the periods to show; null for a key that names no period. Periods that have not begun are shown when they are named. */
function shownPeriods(desk: ReportDesk, known: KnownObligation, from: string | null, to: string | null): readonly [number | null, number | null] {
  const { rhythm } = known.terms;
  const current = desk.currentPeriod(known) ?? known.state.first;
  const last = to === null ? Math.max(current, (from === null ? null : reportPeriodNumber(rhythm, from)) ?? current) : reportPeriodNumber(rhythm, to);
  const first = from === null ? (last === null ? null : Math.max(known.state.first, last - SHOWN + 1)) : reportPeriodNumber(rhythm, from);
  return [first, first === null || last === null ? null : Math.min(last, first + MOST_PERIODS - 1)];
}

/** Reports that are not there, of both tiers and all periods that have begun, the longest due first. @throws ReadModelMissingError */
export async function askMissingReports(sources: QuerySources, memory: ReadingMemory, { asked, show, body, page }: MissingReportsQuestion): Promise<QueryAnswer<MissingReportsAnswer>> {
  const found = reportDeskAt(sources, memory, asked);
  if (!found.ok) return found;
  const desk = found.answer;
  const part = partIn(page, ['string', 'string', 'string', 'string', 'string']);
  if (part === 'bad-cursor') return BAD_CURSOR;
  const rows = knownTo(desk).flatMap((known) => missingOf(desk, known));
  const wanted = rows.filter(({ standing, unit, filedBy }) => (show === 'all' || standing === 'missing-overdue') && (body === null || unit === body || filedBy === body));
  const keyOf = ({ due, obligationId, period, tier, unit }: MissingReportRow): SortKey => [due ?? '9999', obligationId, period, tier, unit];
  const { rows: shown, nextCursor } = pageOf(wanted.toSorted((a, b) => compareKeys(keyOf(a), keyOf(b))), page, part, keyOf);
  return answered({ moment: desk.view.moment, total: wanted.length, missing: shown, nextCursor });
}

function missingOf(desk: ReportDesk, known: KnownObligation): readonly MissingReportRow[] {
  const current = desk.currentPeriod(known);
  if (current === null) return [];
  const { id: obligationId, terms, state, seesAll } = known;
  return desk.periods(known, state.first, current).flatMap(({ owed, row, cells }): readonly MissingReportRow[] => {
    const common = { obligationId, title: terms.title, period: row.key, periodName: reportPeriodName(terms.rhythm, row.key) };
    const units = cells.filter(({ filedAt }) => filedAt === null).map((cell): MissingReportRow => {
      const { unit, unitName, filedBy, standing, days, due, sentBack } = cell;
      return { ...common, tier: 'unit', unit, unitName, filedBy, standing, days, due, sentBack };
    });
    const { status, standing, days, due, submittedAt } = row.consolidation;
    if (!seesAll || submittedAt !== null) return units;
    const unit = owed.consolidator;
    return [...units, { ...common, tier: 'consolidated', unit, unitName: desk.nameIn(unit, owed), filedBy: unit, standing, days, due, sentBack: status === 'returned' }];
  });
}

/** The reports of one period with what they say. @throws ReadModelMissingError */
export async function askPeriodReport(sources: QuerySources, memory: ReadingMemory, { asked, obligationId, period }: PeriodReportQuestion): Promise<QueryAnswer<PeriodReportAnswer>> {
  const found = reportDeskAt(sources, memory, asked);
  if (!found.ok) return found;
  const desk = found.answer;
  const known = desk.obligation(obligationId);
  const number = known === null ? null : owedPeriodNumber(known.state, period);
  const [shown] = known === null || number === null || owedFor(known.state, number) === null ? [] : desk.periods(known, number, number);
  if (known === null || shown === undefined) return NOT_FOUND;
  const { state, revision } = desk.past.period(obligationId, period);
  const units = shown.cells.map((cell): UnitReportRow => {
    const report = state.units.get(cell.unit);
    return { ...cell, round: report?.round ?? 0, content: report?.content ?? null, note: report?.note ?? null, reason: report?.reason ?? null, corrections: report?.corrections ?? 0 };
  });
  return answered({ moment: desk.view.moment, obligation: desk.obligationRow(known), period: shown.row, units, consolidated: known.seesAll ? state.consolidation : null, reminders: remindersOf(desk.past.rungs(obligationId, period), known.seesAll ? null : units), revision });
}

/** Null = everything is seen. */
function remindersOf(fired: readonly FiredReportRung[], own: readonly UnitReportRow[] | null): readonly ReportReminderRow[] {
  const isSeen = (body: BodyId): boolean => own === null || own.some(({ unit, filedBy }) => unit === body || filedBy === body);
  return fired
    .filter(({ tier, missing }) => own === null || (tier === 'unit' && missing.some(isSeen)))
    .map(({ tier, rung, grade, forDue, dueOn: on, firedAt, skipped, bodies, missing }) => ({ tier, rung, grade, forDue, on, firedAt, skipped, to: bodies.filter(isSeen), missing: missing.filter(isSeen) }));
}
