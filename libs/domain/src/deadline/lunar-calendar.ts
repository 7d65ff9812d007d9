import { dayNumber, fromDayNumber, type LocalDate } from '../kernel/index.js';
import { dayOf, partsOf } from './calendar-units.js';
import { lunationNear, newMoonDay, sunSector } from './lunar-astronomy.js';

/** A day of the Vietnamese lunar calendar (âm lịch). The leap month follows the month whose number it repeats. */
export interface LunarDate {
  /** The solar year in which the lunar year begins (Tết). */
  readonly year: number;
  /** 1–12 */
  readonly month: number;
  /** 1–30 */
  readonly day: number;
  readonly leap: boolean;
}

/** Julian day number of 1970-01-01, on the local count. */
const EPOCH = 2_440_588;

const julianOf = (date: LocalDate): number => dayNumber(date) + EPOCH;
const dateOf = (julianDay: number): LocalDate => fromDayNumber(julianDay - EPOCH);

/**
 * The lunar day of a solar day, by new moons and solar terms at UTC+7. The official calendar of Việt Nam follows this
 * rule since 1968; for earlier years the result is only computed.
 * @param date within 1901–2199
 */
export function lunarDateOf(date: LocalDate): LunarDate {
  const julian = julianOf(date);
  const { year } = partsOf(date);
  let lunation = lunationNear(julian) + 1;
  while (newMoonDay(lunation) > julian) lunation -= 1;
  const monthBegin = newMoonDay(lunation);
  const eleventh = lunationOfEleventhMonth(year);
  const [from, to] = eleventh <= lunation ? [eleventh, lunationOfEleventhMonth(year + 1)] : [lunationOfEleventhMonth(year - 1), eleventh];
  const firstYear = from === eleventh ? year : year - 1;
  const leapOffset = leapMonthOffset(from, to);
  const offset = lunation - from;
  const passedLeap = leapOffset !== null && offset >= leapOffset;
  const month = (((offset - (passedLeap ? 1 : 0) + 10) % 12) + 12) % 12 + 1;
  return { year: month >= 11 && offset < 4 ? firstYear : firstYear + 1, month, day: julian - monthBegin + 1, leap: offset === leapOffset };
}

/**
 * The solar day of a lunar day; null when that year has no such month or that month no such day.
 * @param lunar year within 1901–2198
 */
export function solarDateOf({ year, month, day, leap }: LunarDate): LocalDate | null {
  if (month < 1 || month > 12 || day < 1 || day > 30) return null;
  const begin = month >= 11 ? year : year - 1;
  const from = lunationOfEleventhMonth(begin);
  const leapOffset = leapMonthOffset(from, lunationOfEleventhMonth(begin + 1));
  const plain = (month + 1) % 12;
  const offset = leapOffset !== null && (leap || plain >= leapOffset) ? plain + 1 : plain;
  if (leap && offset !== leapOffset) return null;
  const first = newMoonDay(from + offset);
  return first + day - 1 < newMoonDay(from + offset + 1) ? dateOf(first + day - 1) : null;
}

/** The first day of the lunar year: Tết Nguyên đán. */
export const lunarNewYear = (year: number): LocalDate => solarDateOf({ year, month: 1, day: 1, leap: false }) as LocalDate;

/** The tenth day of the third lunar month: Giỗ Tổ Hùng Vương. */
export const hungKingsDay = (year: number): LocalDate => solarDateOf({ year, month: 3, day: 10, leap: false }) as LocalDate;

/** The lunation in which the winter solstice of the solar year falls: always its eleventh lunar month. */
function lunationOfEleventhMonth(year: number): number {
  const yearEnd = julianOf(dayOf(year, 12, 31) as LocalDate);
  let lunation = lunationNear(yearEnd) + 1;
  while (newMoonDay(lunation) > yearEnd) lunation -= 1;
  return sunSector(newMoonDay(lunation)) >= 9 ? lunation - 1 : lunation;
}

/**
 * Thirteen lunations between two eleventh months make a leap year: the first month after the eleventh without a
 * principal term is the leap month. Months from the eleventh to it; null in a year of twelve.
 */
function leapMonthOffset(from: number, to: number): number | null {
  if (to - from < 13) return null;
  for (let offset = 1; offset < 13; offset++) {
    if (sunSector(newMoonDay(from + offset)) === sunSector(newMoonDay(from + offset + 1))) return offset;
  }
  return null;
}
