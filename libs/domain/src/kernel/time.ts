declare const brand: unique symbol;

/** Milliseconds since 1970-01-01T00:00:00Z, a whole number. */
export type Instant = number;
/** A calendar day in Việt Nam, `YYYY-MM-DD`, always a day that exists. */
export type LocalDate = string & { readonly [brand]: 'LocalDate' };

/** Asia/Ho_Chi_Minh is UTC+7 all year, with no daylight saving (R1). */
export const ZONE_OFFSET_MS = 7 * 3_600_000;
export const DAY_MS = 86_400_000;

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** The day, or null when the text is no existing day between 1900 and 2200 (31/02 does not exist). */
export function parseLocalDate(text: string): LocalDate | null {
  const match = SHAPE.exec(text);
  if (match === null) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (year < 1900 || year > 2200 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  return text as LocalDate;
}

/** The day a trusted literal names. @throws RangeError when it names none: a programming error, not bad input. */
export function localDate(text: string): LocalDate {
  const date = parseLocalDate(text);
  if (date === null) throw new RangeError(`not a calendar day: ${text}`);
  return date;
}

export function daysInMonth(year: number, month: number): number {
  return month === 2 ? (isLeapYear(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
}

export const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** Days since 1970-01-01 of that calendar day. */
export const dayNumber = (date: LocalDate): number => Date.parse(`${date}T00:00:00Z`) / DAY_MS;

export const fromDayNumber = (days: number): LocalDate => new Date(days * DAY_MS).toISOString().slice(0, 10) as LocalDate;

export const addDays = (date: LocalDate, days: number): LocalDate => fromDayNumber(dayNumber(date) + days);

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: LocalDate, to: LocalDate): number => dayNumber(to) - dayNumber(from);

/** The instant at which the day begins in Việt Nam. */
export const startOfDay = (date: LocalDate): Instant => dayNumber(date) * DAY_MS - ZONE_OFFSET_MS;

/** The first instant that is too late for something due on the day: start of the next one (R1). */
export const endOfDay = (date: LocalDate): Instant => startOfDay(date) + DAY_MS;

/** The calendar day in Việt Nam at that instant. */
export const dateAt = (instant: Instant): LocalDate => fromDayNumber(Math.floor((instant + ZONE_OFFSET_MS) / DAY_MS));

/** 1 = Monday … 7 = Sunday. */
export const weekday = (date: LocalDate): number => ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1;
