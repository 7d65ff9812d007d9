import { readRhythms, type Deadline, type Rhythm } from '../deadline/index.js';
import { endOfDay, type Instant, type LocalDate } from '../kernel/index.js';
import { reportPeriodOf, reportPeriodOn, type ReportCalendar, type ReportPeriod, type ReportRhythm } from '../reporting/calendar/report-period.js';
import { reportDueDays, type DayOfMonthRule } from '../reporting/calendar/report-schedule.js';

/** How a recurring duty returns (R8): set once, by who issued or supervises it. */
export interface Recurrence {
  readonly calendar: ReportCalendar;
  /** Each rhythm has instances of its own: "6 tháng, hằng năm" has two. */
  readonly rhythms: readonly ReportRhythm[];
  /** The first instance of each rhythm is the period that this day belongs to. */
  readonly from: LocalDate;
  /** Null = nobody named a due day: then no instance is ever late. */
  readonly due: DayOfMonthRule | null;
}

/** Consecutive instances of one rhythm that have been filed, by their numbers. Neighbours are joined: one entry for each gap. */
export interface FiledRun {
  readonly rhythm: ReportRhythm;
  readonly first: number;
  readonly last: number;
}

/** One instance: its data period, and its own due day or none. */
export interface DutyPeriod extends ReportPeriod {
  readonly rhythm: ReportRhythm;
  readonly due: LocalDate | null;
}

export type PeriodStanding = 'filed' | 'overdue' | 'open' | 'running';

const AS_REPORT_RHYTHM: Readonly<Record<string, ReportRhythm>> = { '1 month': 'monthly', '1 quarter': 'quarterly', '3 month': 'quarterly', '6 month': 'half-yearly', '2 quarter': 'half-yearly', '1 year': 'yearly', '12 month': 'yearly' };

/** The rhythms that the confirmed recurring phrases name; null when one of them names none, or one without a calendar of periods. */
export function rhythmsOf(deadlines: readonly Deadline[]): readonly ReportRhythm[] | null {
  const named = deadlines.filter(returns).flatMap(({ kind, phrase }): readonly (Rhythm | null)[] => (kind === 'recurring' && phrase !== null ? readRhythms(phrase) : [null]));
  const known = named.map((rhythm) => (rhythm === null ? undefined : AS_REPORT_RHYTHM[`${rhythm.every} ${rhythm.unit}`]));
  return known.length === 0 || known.includes(undefined) ? null : [...new Set(known as ReportRhythm[])];
}

/** A deadline that returns, in a rhythm that is written or one that must be asked for (R2). */
export const returns = ({ kind, confirmation }: Deadline): boolean => confirmation === 'confirmed' && (kind === 'recurring' || kind === 'recurring-unspecified');

export const firstNumber = ({ calendar, from }: Recurrence, rhythm: ReportRhythm): number => reportPeriodOn(calendar, rhythm, from).number;

/** The instance with that number. @throws RangeError outside the years 1950–2150. */
export function dutyPeriod({ calendar, due }: Recurrence, rhythm: ReportRhythm, number: number): DutyPeriod {
  const period = reportPeriodOf(calendar, rhythm, number);
  return { ...period, rhythm, due: reportDueDays({ unitDue: due, consolidatedDue: null }, period).unitDue };
}

/** Every instance that has begun by that day, rhythm by rhythm, oldest first. */
export function periodsUntil(recurrence: Recurrence, day: LocalDate): readonly DutyPeriod[] {
  return recurrence.rhythms.flatMap((rhythm) => {
    const first = firstNumber(recurrence, rhythm);
    const last = reportPeriodOn(recurrence.calendar, rhythm, day).number;
    return Array.from({ length: Math.max(0, last - first + 1) }, (_, place) => dutyPeriod(recurrence, rhythm, first + place));
  });
}

/** A missing instance stays overdue however many came after it (R8); one without a due day is open and never late. */
export function periodStanding(period: DutyPeriod, filed: readonly FiledRun[], at: Instant): PeriodStanding {
  if (isFiled(filed, period.rhythm, period.number)) return 'filed';
  if (period.due !== null && at >= endOfDay(period.due)) return 'overdue';
  return at < endOfDay(period.to) ? 'running' : 'open';
}

export const isFiled = (filed: readonly FiledRun[], rhythm: ReportRhythm, number: number): boolean => filed.some((run) => run.rhythm === rhythm && run.first <= number && number <= run.last);

/** The runs with one more instance in them. */
export function withFiled(filed: readonly FiledRun[], rhythm: ReportRhythm, number: number): readonly FiledRun[] {
  const touching = (run: FiledRun): boolean => run.rhythm === rhythm && run.first <= number + 1 && run.last >= number - 1;
  const joined = filed.filter(touching);
  const run: FiledRun = { rhythm, first: Math.min(number, ...joined.map(({ first }) => first)), last: Math.max(number, ...joined.map(({ last }) => last)) };
  return [...filed.filter((other) => !touching(other)), run].sort((a, b) => (a.rhythm === b.rhythm ? a.first - b.first : a.rhythm < b.rhythm ? -1 : 1));
}
