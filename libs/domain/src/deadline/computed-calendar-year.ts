import { addDays, localDate, weekday, type LocalDate } from '../kernel/index.js';
import { calendarDays } from './calendar-days.js';
import { hungKingsDay, lunarNewYear } from './lunar-calendar.js';
import type { CalendarDay } from './working-calendar.js';

const isWeekend = (date: LocalDate): boolean => weekday(date) > 5;

/**
 * The days off of a year as the law lets one expect them: the public holidays of the Labour Code (art. 112; Ngày Văn
 * hóa Việt Nam since 2026), and for each that falls on a weekend the next working day (art. 111(3)). Which days go with
 * Tết and which neighbour with 2/9 is decided each year: here the choice that loses the fewest days to a weekend, as
 * it was made for 2021–2026. Swapped days are never foreseen. Two holidays on one day are one day off.
 * Sorted by date.
 * @param year within 1970–2190
 */
export function computedCalendarYear(year: number): readonly CalendarDay[] {
  const fixed = (monthDay: string): LocalDate => localDate(`${year}-${monthDay}`);
  const holidays = new Map<LocalDate, CalendarDay>();
  const listed = [
    ...calendarDays('holiday', 'new-year', fixed('01-01')),
    ...calendarDays('holiday', 'lunar-new-year', firstDayOff(lunarNewYear(year)), 5),
    ...calendarDays('holiday', 'hung-kings', hungKingsDay(year)),
    ...calendarDays('holiday', 'reunification', fixed('04-30')),
    ...calendarDays('holiday', 'labour-day', fixed('05-01')),
    ...calendarDays('holiday', 'national-day', firstNationalDay(fixed('09-02')), 2),
    ...(year >= 2026 ? calendarDays('holiday', 'culture-day', fixed('11-24')) : []),
  ];
  for (const day of listed) if (!holidays.has(day.date)) holidays.set(day.date, day);
  const days = new Map(holidays);
  for (const { date, occasion } of [...holidays.values()].sort(byDate)) {
    if (!isWeekend(date)) continue;
    let inLieu = date;
    while (isWeekend(inLieu) || days.has(inLieu)) inLieu = addDays(inLieu, 1);
    for (const day of calendarDays('in-lieu', occasion, inLieu)) days.set(inLieu, day);
  }
  return [...days.values()].sort(byDate);
}

const byDate = (a: CalendarDay, b: CalendarDay): number => (a.date < b.date ? -1 : 1);

const weekendDays = (first: LocalDate, days: number): number =>
  Array.from({ length: days }, (_, index) => addDays(first, index)).filter(isWeekend).length;

/** One or two of the five days lie before Tết: two, unless one loses fewer days to the weekend. */
function firstDayOff(tet: LocalDate): LocalDate {
  const [two, one] = [addDays(tet, -2), addDays(tet, -1)];
  return weekendDays(one, 5) < weekendDays(two, 5) ? one : two;
}

/** The eve of 2/9 goes with it, unless the day after joins it to a weekend or the eve lies on one. */
function firstNationalDay(second: LocalDate): LocalDate {
  const day = weekday(second);
  return day === 1 || day === 4 || day === 7 ? second : addDays(second, -1);
}
