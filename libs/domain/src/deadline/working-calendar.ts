import { dayNumber, fromDayNumber, type LocalDate } from '../kernel/index.js';

/** The occasions a day off is given for; phrases such as "trong dịp Tết" are resolved through them. */
export const OCCASIONS = ['new-year', 'lunar-new-year', 'hung-kings', 'reunification', 'labour-day', 'national-day', 'culture-day', 'other'] as const;
export type Occasion = (typeof OCCASIONS)[number];

export const CALENDAR_DAY_KINDS = ['holiday', 'in-lieu', 'swapped-off', 'swapped-worked'] as const;

/**
 * One day that differs from the plain week.
 *
 * `holiday`: off by law, also when it falls on a weekend · `in-lieu`: off because a holiday fell on a weekend ·
 * `swapped-off`: a working day given off and made up for on another day · `swapped-worked`: the weekend day worked
 * for it.
 */
export interface CalendarDay {
  readonly date: LocalDate;
  readonly occasion: Occasion;
  readonly name: { readonly vi: string; readonly en: string };
  readonly kind: (typeof CALENDAR_DAY_KINDS)[number];
}

/** The working days of cadres and civil servants: Monday to Friday, less `daysOff`, plus `workedDays`. */
export interface WorkingCalendar {
  readonly version: number;
  readonly name: string;
  /** Years whose days off were officially announced: ask `coversYear` and say so when a date lies outside. */
  readonly officialYears: ReadonlySet<number>;
  /** Years whose days are only expected by the law and the moon; of all others nothing but weekends is known. */
  readonly computedYears: ReadonlySet<number>;
  readonly daysOff: ReadonlyMap<LocalDate, CalendarDay>;
  readonly workedDays: ReadonlyMap<LocalDate, CalendarDay>;
}

/**
 * Builds a calendar from its days.
 * @throws RangeError when a day is listed twice or lies outside the covered years: a fault of the data file.
 */
export function workingCalendar(data: {
  readonly version: number;
  readonly name: string;
  /** First and last officially announced year. */
  readonly coveredYears: readonly [from: number, to: number];
  /** First and last year that is only computed; absent = none. */
  readonly computedYears?: readonly [from: number, to: number];
  readonly days: readonly CalendarDay[];
}): WorkingCalendar {
  const daysOff = new Map<LocalDate, CalendarDay>();
  const workedDays = new Map<LocalDate, CalendarDay>();
  const officialYears = yearsOf(data.coveredYears);
  const computedYears = yearsOf(data.computedYears ?? [0, -1]);
  for (const day of data.days) {
    const year = yearOf(day.date);
    if (!officialYears.has(year) && !computedYears.has(year)) throw new RangeError(`outside the covered years: ${day.date}`);
    if (daysOff.has(day.date) || workedDays.has(day.date)) throw new RangeError(`listed twice: ${day.date}`);
    (day.kind === 'swapped-worked' ? workedDays : daysOff).set(day.date, day);
  }
  return { version: data.version, name: data.name, officialYears, computedYears, daysOff, workedDays };
}

/**
 * The calendar with one year as officially announced: what it knew of that year is replaced, all else stays. Days must
 * lie in the year, each once; that is checked where they are published.
 */
export function withOfficialYear(base: WorkingCalendar, version: number, year: number, days: readonly CalendarDay[]): WorkingCalendar {
  const others = (known: ReadonlyMap<LocalDate, CalendarDay>): Map<LocalDate, CalendarDay> => new Map([...known].filter(([date]) => yearOf(date) !== year));
  const [daysOff, workedDays] = [others(base.daysOff), others(base.workedDays)];
  for (const day of days) (day.kind === 'swapped-worked' ? workedDays : daysOff).set(day.date, day);
  const officialYears = new Set([...base.officialYears, year]);
  const computedYears = new Set([...base.computedYears].filter((computed) => computed !== year));
  return { version, name: base.name, officialYears, computedYears, daysOff, workedDays };
}

/** Whether the public holidays of that year were announced; if not, they are computed, or only weekends are known. */
export const coversYear = (year: number, calendar: WorkingCalendar): boolean => calendar.officialYears.has(year);

/** How far the calendar knows a year: as announced, as expected by law and moon, or by its weekends only. */
export const knowledgeOfYear = (year: number, calendar: WorkingCalendar): 'official' | 'computed' | 'weekends-only' =>
  calendar.officialYears.has(year) ? 'official' : calendar.computedYears.has(year) ? 'computed' : 'weekends-only';

/** Whether the holidays of the years of both days were announced. */
export const coversSpan = (from: LocalDate, to: LocalDate, calendar: WorkingCalendar): boolean =>
  coversYear(yearOf(from), calendar) && coversYear(yearOf(to), calendar);

export const isWorkingDay = (date: LocalDate, calendar: WorkingCalendar): boolean => isWorked(dayNumber(date), numbersOf(calendar));

/** The first working day strictly after the day. */
export const nextWorkingDay = (date: LocalDate, calendar: WorkingCalendar): LocalDate => step(date, 1, calendar);

/** The last working day strictly before the day. */
export const previousWorkingDay = (date: LocalDate, calendar: WorkingCalendar): LocalDate => step(date, -1, calendar);

/** The day itself when it is worked, else the next working day: where a counted term ends (R1, Civil Code 148(5)). */
export const workingDayOnOrAfter = (date: LocalDate, calendar: WorkingCalendar): LocalDate =>
  isWorkingDay(date, calendar) ? date : nextWorkingDay(date, calendar);

/** The day itself when it is worked, else the previous working day: where reminders go (R1). */
export const workingDayOnOrBefore = (date: LocalDate, calendar: WorkingCalendar): LocalDate =>
  isWorkingDay(date, calendar) ? date : previousWorkingDay(date, calendar);

/**
 * The `days`-th working day after the day (before it when negative). The day itself is never counted (Civil Code
 * 147(2)); 0 gives it back unchanged. Takes time in proportion to `days`.
 * @throws RangeError when `days` is no whole number.
 */
export function addWorkingDays(date: LocalDate, days: number, calendar: WorkingCalendar): LocalDate {
  if (!Number.isInteger(days)) throw new RangeError(`not a whole number of days: ${days}`);
  if (days === 0) return date;
  const numbers = numbersOf(calendar);
  const direction = days < 0 ? -1 : 1;
  let day = dayNumber(date);
  for (let left = Math.abs(days); left > 0; left -= 1) day = stepped(day, direction, numbers);
  return fromDayNumber(day);
}

/**
 * How many working days lie between: counting away from `from`, without it, up to and with `to`; negative when `to`
 * is earlier. So `workingDaysBetween(d, addWorkingDays(d, n)) === n` for every whole n.
 */
export function workingDaysBetween(from: LocalDate, to: LocalDate, calendar: WorkingCalendar): number {
  const numbers = numbersOf(calendar);
  const direction = to < from ? -1 : 1;
  const last = dayNumber(to);
  let count = 0;
  for (let day = dayNumber(from); day !== last; ) {
    day += direction;
    if (isWorked(day, numbers)) count += direction;
  }
  return count;
}

/** First and last day off of an occasion in a year, null when the calendar does not have it. */
export function occasionSpan(
  occasion: Occasion,
  year: number,
  calendar: WorkingCalendar,
): { readonly first: LocalDate; readonly last: LocalDate } | null {
  const days = [...calendar.daysOff.values()]
    .filter((day) => day.occasion === occasion && yearOf(day.date) === year)
    .map((day) => day.date)
    .sort();
  const [first, last] = [days.at(0), days.at(-1)];
  return first === undefined || last === undefined ? null : { first, last };
}

const step = (date: LocalDate, direction: 1 | -1, calendar: WorkingCalendar): LocalDate => fromDayNumber(stepped(dayNumber(date), direction, numbersOf(calendar)));

function stepped(day: number, direction: 1 | -1, numbers: DayNumbers): number {
  let next = day + direction;
  while (!isWorked(next, numbers)) next += direction;
  return next;
}

/** The days of a calendar by their numbers: counting over many days, naming each of them costs far more than looking at it. */
interface DayNumbers {
  readonly off: ReadonlySet<number>;
  readonly worked: ReadonlySet<number>;
}

/** Calendars are values that never change, so what was worked out for one holds as long as it lives. */
const known = new WeakMap<WorkingCalendar, DayNumbers>();

function numbersOf(calendar: WorkingCalendar): DayNumbers {
  let numbers = known.get(calendar);
  if (numbers === undefined) {
    numbers = { off: new Set([...calendar.daysOff.keys()].map(dayNumber)), worked: new Set([...calendar.workedDays.keys()].map(dayNumber)) };
    known.set(calendar, numbers);
  }
  return numbers;
}

/** Day 0 was a Thursday. */
const isWorked = (day: number, { off, worked }: DayNumbers): boolean => worked.has(day) || ((((day + 3) % 7) + 7) % 7 < 5 && !off.has(day));

const yearsOf = ([from, to]: readonly [from: number, to: number]): ReadonlySet<number> =>
  new Set(Array.from({ length: to - from + 1 }, (_, index) => from + index));

const yearOf = (date: LocalDate): number => Number(date.slice(0, 4));
