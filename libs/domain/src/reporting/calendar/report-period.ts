import { dayOf, monthEnd, partsOf } from '../../deadline/index.js';
import type { LocalDate } from '../../kernel/index.js';

/** How data is cut into periods (R8): `ND09` as NĐ 09/2019 has it, `thang-duong-lich` from the 1st to the last day. */
export const REPORT_CALENDARS = ['ND09', 'thang-duong-lich'] as const;
export type ReportCalendar = (typeof REPORT_CALENDARS)[number];

/** How often a report returns. "Định kỳ" without a frequency is none of these: the clerk must ask (R2). */
export const REPORT_RHYTHMS = ['monthly', 'quarterly', 'half-yearly', 'yearly'] as const;
export type ReportRhythm = (typeof REPORT_RHYTHMS)[number];

/** Months in one period of each rhythm. */
export const MONTHS_IN_PERIOD: Readonly<Record<ReportRhythm, number>> = { monthly: 1, quarterly: 3, 'half-yearly': 6, yearly: 12 };

const MARK: Readonly<Record<ReportRhythm, string>> = { monthly: '', quarterly: 'Q', 'half-yearly': 'H', yearly: '' };
const KEY: Readonly<Record<ReportRhythm, RegExp>> = {
  monthly: /^(\d{4})-(0[1-9]|1[0-2])$/,
  quarterly: /^(\d{4})-Q([1-4])$/,
  'half-yearly': /^(\d{4})-H([12])$/,
  yearly: /^(\d{4})()$/,
};

/** Years in which periods may lie, so that no cut-off and no due day leaves the calendar. */
const FIRST_YEAR = 1950;
const LAST_YEAR = 2150;

/** Under the ND09 cut-offs a period begins on this day of the month before and ends on the day before it. */
const ND09_FIRST_DAY = 15;

/** One period of data. When the report on it is due is another matter (R8). */
export interface ReportPeriod {
  /** Counts the periods of one rhythm: the next period has the next number. */
  readonly number: number;
  /** `2022-03`, `2022-Q1`, `2022-H1` or `2022`. */
  readonly key: string;
  /** First day of the data. */
  readonly from: LocalDate;
  /** Last day of the data. */
  readonly to: LocalDate;
}

/** Periods once worked out, by calendar and rhythm: at most a few thousand in all the years, and whoever looks at a duty of years asks for many. */
const WORKED_OUT: Readonly<Record<ReportCalendar, Readonly<Record<ReportRhythm, Map<number, ReportPeriod>>>>> = {
  ND09: { monthly: new Map(), quarterly: new Map(), 'half-yearly': new Map(), yearly: new Map() },
  'thang-duong-lich': { monthly: new Map(), quarterly: new Map(), 'half-yearly': new Map(), yearly: new Map() },
};

/** The period with that number. @throws RangeError outside the years 1950–2150. */
export function reportPeriodOf(calendar: ReportCalendar, rhythm: ReportRhythm, number: number): ReportPeriod {
  const known = WORKED_OUT[calendar][rhythm];
  const found = known.get(number);
  if (found !== undefined) return found;
  const period = Object.freeze(workOut(calendar, rhythm, number));
  known.set(number, period);
  return period;
}

function workOut(calendar: ReportCalendar, rhythm: ReportRhythm, number: number): ReportPeriod {
  const length = MONTHS_IN_PERIOD[rhythm];
  const year = Math.floor((number * length) / 12);
  if (!Number.isInteger(number) || year < FIRST_YEAR || year > LAST_YEAR) throw new RangeError(`no report period ${number}`);
  const first = number * length;
  const last = first + length - 1;
  const part = number - (year * 12) / length + 1;
  const inYear = rhythm === 'yearly' ? '' : `-${MARK[rhythm]}${rhythm === 'monthly' ? String(part).padStart(2, '0') : part}`;
  const nd09 = calendar === 'ND09';
  return { number, key: `${year}${inYear}`, from: nd09 ? dayIn(first - 1, ND09_FIRST_DAY) : dayIn(first, 1), to: nd09 ? dayIn(last, ND09_FIRST_DAY - 1) : lastDayIn(last) };
}

/** The number of the period that such a key names; null when there is none. */
export function reportPeriodNumber(rhythm: ReportRhythm, key: string): number | null {
  const match = KEY[rhythm].exec(key);
  if (match === null) return null;
  const year = Number(match[1]);
  const part = match[2] === '' ? 1 : Number(match[2]);
  return year < FIRST_YEAR || year > LAST_YEAR ? null : (year * 12) / MONTHS_IN_PERIOD[rhythm] + part - 1;
}

/** The one period whose data that day belongs to. @throws RangeError outside the years 1950–2150. */
export function reportPeriodOn(calendar: ReportCalendar, rhythm: ReportRhythm, day: LocalDate): ReportPeriod {
  const { year, month, day: dayOfMonth } = partsOf(day);
  const monthOfData = year * 12 + month - 1 + (calendar === 'ND09' && dayOfMonth >= ND09_FIRST_DAY ? 1 : 0);
  return reportPeriodOf(calendar, rhythm, Math.floor(monthOfData / MONTHS_IN_PERIOD[rhythm]));
}

/** Every period that has a day in common with the days `from` to `to`, in order; none when `to` is before `from`. @throws RangeError as `reportPeriodOn`. */
export function reportPeriodsBetween(calendar: ReportCalendar, rhythm: ReportRhythm, from: LocalDate, to: LocalDate): readonly ReportPeriod[] {
  if (to < from) return [];
  const first = reportPeriodOn(calendar, rhythm, from).number;
  const last = reportPeriodOn(calendar, rhythm, to).number;
  return Array.from({ length: last - first + 1 }, (_, place) => reportPeriodOf(calendar, rhythm, first + place));
}

/** `month` counts from January of the year 0. */
const dayIn = (month: number, day: number): LocalDate => dayOf(Math.floor(month / 12), (month % 12) + 1, day) as LocalDate;
const lastDayIn = (month: number): LocalDate => monthEnd(Math.floor(month / 12), (month % 12) + 1) as LocalDate;
