import {
  IndicatorsQuestion, InspectionsQuestion, ReportGridQuestion, ReportObligationsQuestion, ReviewsQuestion, UrgingsQuestion,
  type Asked, type ObligationRow, type Ratio, type ReadSide,
} from '#libs/application'; // prettier-ignore
import { reportPeriodNumber, reportPeriodOf, type ReportStandingKind } from '#libs/domain';
import type { Bilingual } from '../command.js';
import type { FoldedLog } from '../replaying/folded-log.js';
import { everyPage, told } from './folder-readings.js';

/** What happened beside the four boxes, each k of n. */
export interface SupervisionTally {
  /** Duties reminded of, and how many reminders that took. */
  readonly reminded: Ratio & { readonly reminders: number };
  /** Addressees that answered, of all addressees of all urgings. */
  readonly urgings: Ratio & { readonly papers: number };
  /** Reports of units that were due or filed, by how they stand; n of them. */
  readonly reports: { readonly inTime: number; readonly late: number; readonly missing: number; readonly n: number };
  /** Periods whose consolidated report was accepted, of those for which it was due or accepted. */
  readonly consolidations: Ratio;
  readonly reviewsConcluded: Ratio;
  readonly inspectionsClosed: Ratio;
  readonly remediation: Ratio;
  readonly indicatorsMeasured: Ratio;
  readonly handedOver: Ratio;
  readonly delegated: number;
  readonly notices: number;
}

/** The tally of a data folder as of the moment asked; `folded` up to the same moment. @throws FailedError */
export async function supervisionTally(readings: ReadSide, asked: Asked, folded: FoldedLog, at: number): Promise<SupervisionTally> {
  const urgings = await everyPage((page) => readings.urgings.list(new UrgingsQuestion(asked, { issuer: null, addressee: null, directiveId: null, grade: null }, page)), (answer) => answer.urgings);
  const obligations = await everyPage((page) => readings.reportObligations(new ReportObligationsQuestion(asked, page)), (answer) => answer.obligations);
  const inspections = await everyPage((page) => readings.inspections(new InspectionsQuestion(asked, { body: null, directiveId: null, stage: null }, page)), (answer) => answer.inspections);
  const reviews = await everyPage((page) => readings.reviews(new ReviewsQuestion(asked, page)), (answer) => answer.reviews);
  const indicators = await everyPage((page) => readings.indicators(new IndicatorsQuestion(asked, { directiveId: null, body: null }, page)), (answer) => answer.indicators);
  const reported = await reportsOf(readings, asked, obligations);
  return {
    reminded: { ...folded.remindedDuties(), reminders: folded.byType()['RungFired'] ?? 0 },
    urgings: { ...sum(urgings.map(({ answered }) => answered)), papers: urgings.length },
    ...reported,
    reviewsConcluded: share(reviews, ({ status }) => status === 'concluded'),
    inspectionsClosed: share(inspections, ({ stage }) => stage === 'closed'),
    remediation: sum(inspections.map(({ remediation }) => remediation)),
    indicatorsMeasured: share(indicators, ({ milestones }) => milestones.some(({ actual }) => actual !== null)),
    handedOver: folded.handOvers(at),
    delegated: folded.delegated,
    notices: noticesIn(readings),
  };
}

const sum = (ratios: readonly Ratio[]): Ratio => ratios.reduce((total, { k, n }) => ({ k: total.k + k, n: total.n + n }), { k: 0, n: 0 });
const share = <R>(rows: readonly R[], counts: (row: R) => boolean): Ratio => ({ k: rows.filter(counts).length, n: rows.length });

const PERIODS_AT_ONCE = 60;

async function reportsOf(readings: ReadSide, asked: Asked, obligations: readonly ObligationRow[]): Promise<Pick<SupervisionTally, 'reports' | 'consolidations'>> {
  const cells = new Map<ReportStandingKind, number>();
  let consolidations: Ratio = { k: 0, n: 0 };
  for (const { obligationId, calendar, rhythm, firstPeriod, currentPeriod } of obligations) {
    const last = currentPeriod === null ? null : reportPeriodNumber(rhythm, currentPeriod);
    for (let first = reportPeriodNumber(rhythm, firstPeriod); first !== null && last !== null && first <= last; first += PERIODS_AT_ONCE) {
      const [from, to] = [first, Math.min(last, first + PERIODS_AT_ONCE - 1)].map((number) => reportPeriodOf(calendar, rhythm, number).key);
      const { bodies, periods } = await told(readings.reportGrid(new ReportGridQuestion(asked, obligationId, from ?? null, to ?? null)));
      for (const { standing } of bodies.flatMap((body) => body.cells)) cells.set(standing, (cells.get(standing) ?? 0) + 1);
      const due = periods.filter(({ consolidation }) => consolidation.status === 'accepted' || consolidation.standing === 'missing-overdue' || consolidation.submittedAt !== null);
      consolidations = sum([consolidations, share(due, ({ consolidation }) => consolidation.status === 'accepted')]);
    }
  }
  const count = (kind: ReportStandingKind): number => cells.get(kind) ?? 0;
  const [inTime, late, missing] = [count('reported-in-time') + count('reported-undated'), count('reported-late'), count('missing-overdue')];
  return { reports: { inTime, late, missing, n: inTime + late + missing }, consolidations };
}

/** All that there are: notices are of the present, whatever the moment. */
function noticesIn(readings: ReadSide): number {
  let total = 0;
  for (let after = 0; ; ) {
    const { upTo, notices } = readings.noticesAfter(after, 1000, () => true);
    total += notices.length;
    if (upTo <= after) return total;
    after = upTo;
  }
}

/** One line for each kind of thing, Vietnamese first. */
export function tallyText(tally: SupervisionTally): string {
  const { reports, reminded, urgings } = tally;
  const of = ({ k, n }: Ratio): string => `${k}/${n}`;
  const rows: readonly (readonly [Bilingual, string])[] = [
    [{ vi: `Việc đã nhắc (${reminded.reminders} lần nhắc)`, en: 'duties reminded of' }, of(reminded)],
    [{ vi: `Trả lời ${urgings.papers} văn bản đôn đốc`, en: 'urgings answered' }, of(urgings)],
    [{ vi: 'Báo cáo đúng hạn', en: 'reports in time' }, `${reports.inTime}/${reports.n}`],
    [{ vi: 'Báo cáo chậm', en: 'reports late' }, `${reports.late}/${reports.n}`],
    [{ vi: 'Báo cáo còn thiếu quá hạn', en: 'reports missing past their day' }, `${reports.missing}/${reports.n}`],
    [{ vi: 'Báo cáo tổng hợp được nhận', en: 'consolidations accepted' }, of(tally.consolidations)],
    [{ vi: 'Sơ kết đã kết luận', en: 'reviews concluded' }, of(tally.reviewsConcluded)],
    [{ vi: 'Cuộc kiểm tra đã kết thúc', en: 'inspections closed' }, of(tally.inspectionsClosed)],
    [{ vi: 'Việc khắc phục đã xong', en: 'remediation done' }, of(tally.remediation)],
    [{ vi: 'Chỉ tiêu có số đo (mô phỏng)', en: 'indicators measured (simulated)' }, of(tally.indicatorsMeasured)],
    [{ vi: 'Việc của cơ quan kết thúc đã bàn giao', en: 'duties of ended bodies handed over' }, of(tally.handedOver)],
    [{ vi: 'Việc làm theo ủy quyền', en: 'acts by delegation' }, String(tally.delegated)],
    [{ vi: 'Thông báo đã gửi', en: 'notices given' }, String(tally.notices)],
  ];
  return rows.map(([{ vi, en }, value]) => `${`${vi} / ${en}`.padEnd(80)} ${value.padStart(9)}\n`).join('');
}
