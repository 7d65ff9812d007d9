import type { DomainEvent } from '#libs/application';
import { NodeIds } from '#libs/adapters/ids-node';
import { addDays, dateAt, endOfDay, reportingId, reportPeriodOn, startOfDay, type AssignmentEvent, type BodyId, type Instant, type LocalDate, type ReportingId, type ReportingTerms } from '#libs/domain';
import { agency, AGENCIES, ISSUER, OFFICE, SUPERVISOR } from './province.js';

type Life = readonly (readonly [AssignmentEvent, BodyId])[];

/** One duty in so many asks two coordinators, of whom one answers. */
const ASKING_ONE_IN = 20;
const OBLIGATIONS = 20;

const ids = new NodeIds();

/** The life of a duty with its coordinators, from its acknowledgement on. */
export function withCoordinators(life: Life, index: number, begun: Instant): Life {
  if (index % ASKING_ONE_IN !== 0) return life;
  const lead = agency(index);
  const asked = (step: number): readonly [AssignmentEvent, BodyId] => [
    { type: 'CoordinationRequested', data: { coordinator: agency(index + step), request: 'Cho ý kiến về dự thảo', answerDue: addDays(dateAt(begun), 5 + (index % 30)), answerDueBy: 'lead', afterLimit: false } },
    lead,
  ];
  const answered: readonly [AssignmentEvent, BodyId] = [{ type: 'CoordinationAnswered', data: { coordinator: agency(index + 1), answer: 'opinion-sent', note: null } }, agency(index + 1)];
  return [...life.slice(0, 2), asked(1), asked(2), answered, ...life.slice(2)];
}

export interface SeededReport {
  readonly at: Instant;
  readonly stream: string;
  readonly revision: number;
  readonly event: DomainEvent;
  readonly body: BodyId;
}

/** Monthly reports of every agency for each obligation between two instants, in order of time: nine in ten come, some of them late. */
export function reportsOf(from: Instant, to: Instant): readonly SeededReport[] {
  const reports: SeededReport[] = [];
  for (let place = 0; place < OBLIGATIONS; place++) {
    const obligationId = reportingId(ids.derive('bench-reporting', String(place)));
    const first = reportPeriodOn('thang-duong-lich', 'monthly', dateAt(from));
    reports.push({ at: from, stream: `reporting-${obligationId}`, revision: 0, event: { type: 'ReportingSetUp', data: termsOf(obligationId, place, first.key) }, body: ISSUER });
    for (let day: LocalDate = first.to; endOfDay(day) < to; ) {
      const { key } = reportPeriodOn('thang-duong-lich', 'monthly', day);
      reports.push(...filings(obligationId, key, addDays(day, 10), place));
      day = reportPeriodOn('thang-duong-lich', 'monthly', addDays(day, 1)).to;
    }
  }
  return reports.toSorted((a, b) => a.at - b.at);
}

function filings(obligationId: ReportingId, period: string, due: LocalDate, place: number): readonly SeededReport[] {
  const units = Array.from({ length: AGENCIES }, (_, unit) => unit).filter((unit) => (unit + place) % 10 !== 0);
  const filed = units.map((unit) => {
    const late = (unit + place) % 7 === 0 ? 9 : 0;
    const data = { obligationId, period, unit: agency(unit), round: 1, content: { summary: 'Đã thực hiện', figures: [], attachments: [] }, due };
    return { at: startOfDay(addDays(due, late - 3)) + unit * 60_000, stream: `report-${obligationId}-${period}`, event: { type: 'UnitReportFiled', data } as const, body: agency(unit) };
  });
  return filed.toSorted((a, b) => a.at - b.at).map((report, revision): SeededReport => ({ ...report, revision }));
}

const termsOf = (obligationId: ReportingId, place: number, firstPeriod: string): ReportingTerms => ({
  obligationId, title: `Báo cáo tháng số ${place}`, owner: ISSUER, consolidator: OFFICE, recipient: SUPERVISOR, units: Array.from({ length: AGENCIES }, (_, unit) => agency(unit)), calendar: 'thang-duong-lich', rhythm: 'monthly',
  firstPeriod, lastPeriod: null, schedule: { unitDue: { by: 'day-of-month', monthOffset: 1, day: 10 }, consolidatedDue: { by: 'days-after-units', days: 5 } }, basis: { directiveId: null, symbol: '24-KH/TU', itemCode: null, sourceLine: null, note: 'định kỳ' },
}); // prettier-ignore
