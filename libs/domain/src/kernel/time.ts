declare const brand: unique symbol;

/** Milliseconds since 1970-01-01T00:00:00Z, a whole number. */
export type Instant = number;
/** A calendar day in Việt Nam, `YYYY-MM-DD`, always a day that exists. */
export type LocalDate = string & { readonly [brand]: 'LocalDate' };

/** Asia/Ho_Chi_Minh is UTC+7 all year, with no daylight saving (R1). */
export const ZONE_OFFSET_MS = 7 * 3_600_000;
export const DAY_MS = 86_400_000;

const SHAPE = /^\d{4}-\d{2}-\d{2}$/;

/** The day, or null when the text is no existing day between 1900 and 2200 (31/02 does not exist). */
export function parseLocalDate(text: string): LocalDate | null {
  if (!SHAPE.test(text)) return null;
  return exists(digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10)) ? (text as LocalDate) : null;
}

/** The day with these numbers, null when there is none (31/02) or it lies outside 1900–2200. */
export const dayOf = (year: number, month: number, day: number): LocalDate | null => (exists(year, month, day) ? written(year, month, day) : null);

/** Year, month 1–12 and day 1–31 of a calendar day. */
export const partsOf = (date: LocalDate): { readonly year: number; readonly month: number; readonly day: number } => ({ year: digits(date, 0, 4), month: digits(date, 5, 7), day: digits(date, 8, 10) });

const exists = (year: number, month: number, day: number): boolean =>
  Number.isInteger(year) && Number.isInteger(month) && Number.isInteger(day) && year >= 1900 && year <= 2200 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);

const written = (year: number, month: number, day: number): LocalDate =>
  `${year < 1000 ? String(year).padStart(4, '0') : year}-${month < 10 ? '0' : ''}${month}-${day < 10 ? '0' : ''}${day}` as LocalDate;

/** The day a trusted literal names. @throws RangeError when it names none: a programming error, not bad input. */
export function localDate(text: string): LocalDate {
  const date = parseLocalDate(text);
  if (date === null) throw new RangeError(`not a calendar day: ${text}`);
  return date;
}

export function daysInMonth(year: number, month: number): number {
  return month === 2 ? (isLeapYear(year) ? 29 : 28) : month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

export const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** The digits of a text from `from` to before `to`, as a number. */
function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at++) value = value * 10 + text.charCodeAt(at) - 48;
  return value;
}

const DAYS_IN_ERA = 146_097; // 400 years

/** Days since 1970-01-01 of that calendar day. Counted, not parsed: every command asks several times. */
export function dayNumber(date: LocalDate): number {
  const month = digits(date, 5, 7);
  const year = digits(date, 0, 4) - (month <= 2 ? 1 : 0); // a year of counting begins in March, so that leap days end it
  const era = Math.floor(year / 400);
  const yearOfEra = year - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + digits(date, 8, 10) - 1;
  return era * DAYS_IN_ERA + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468;
}

/** The days of an office's lifetime, 1990 to 2060, written once: boards and ladders name the same few thousand again and again. */
const FIRST_REMEMBERED = 7305;
const remembered: (LocalDate | undefined)[] = Array.from({ length: 25_933 });

/** The calendar day of a day number; the inverse of `dayNumber`. */
export function fromDayNumber(days: number): LocalDate {
  const place = days - FIRST_REMEMBERED;
  return place >= 0 && place < remembered.length ? (remembered[place] ??= countedOut(days)) : countedOut(days);
}

function countedOut(days: number): LocalDate {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / DAYS_IN_ERA);
  const dayOfEra = shifted - era * DAYS_IN_ERA;
  const yearOfEra = Math.floor((dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return written(year, month, day);
}

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
