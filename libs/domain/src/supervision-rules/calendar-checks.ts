import { CALENDAR_DAY_KINDS, isWorkingDay, OCCASIONS, type WorkingCalendar } from '../deadline/index.js';
import { addDays, localDate, parseLocalDate, weekday } from '../kernel/index.js';
import type { AnnouncedDay } from './commands.js';
import { refuse, type Refusal } from './refusal.js';

/** Years for which a calendar is kept: the lunar year is computed within them too. */
const [FIRST_YEAR, LAST_YEAR] = [2000, 2150];
/** As long as the shortest month: no month may be without a working day. */
const LONGEST_REST = 28;

/** The first thing wrong with the announced days of a year, or null. */
export function daysFault(year: number, days: readonly AnnouncedDay[]): Refusal | null {
  if (!Number.isInteger(year) || year < FIRST_YEAR || year > LAST_YEAR) return refuse('calendar-year-invalid', { year, from: FIRST_YEAR, to: LAST_YEAR });
  if (!days.some(({ kind }) => kind !== 'swapped-worked')) return refuse('calendar-without-days', { year });
  const seen = new Set<string>();
  for (const { date, kind, occasion, name } of days) {
    const known = CALENDAR_DAY_KINDS.includes(kind) && OCCASIONS.includes(occasion);
    const blank = name !== null && (name.vi.trim() === '' || name.en.trim() === '');
    if (parseLocalDate(date) === null || !known || blank) return refuse('calendar-day-invalid', { date });
    if (!date.startsWith(`${year}-`)) return refuse('calendar-day-outside-year', { year, date });
    if (seen.has(date)) return refuse('calendar-day-repeated', { date });
    seen.add(date);
    if (kind !== 'holiday' && (kind === 'swapped-worked') !== weekday(date) > 5) return refuse('calendar-day-of-no-effect', { date, kind });
  }
  return null;
}

/** Null when people still work in that year: no four weeks without a working day, also across its ends. */
export function restFault(year: number, calendar: WorkingCalendar): Refusal | null {
  const last = addDays(localDate(`${year}-12-31`), LONGEST_REST);
  let rest = 0;
  for (let date = addDays(localDate(`${year}-01-01`), -LONGEST_REST); date <= last; date = addDays(date, 1)) {
    rest = isWorkingDay(date, calendar) ? 0 : rest + 1;
    if (rest >= LONGEST_REST) return refuse('calendar-without-working-days', { from: addDays(date, 1 - rest), to: date });
  }
  return null;
}
