import { computedCalendarYear } from './computed-calendar-year.js';
import { workingCalendar, type WorkingCalendar } from './working-calendar.js';
import { WORKING_CALENDAR_V1 } from './working-calendar-2021-2026.js';

const LAST_YEAR = 2045;
const computed = Array.from({ length: LAST_YEAR - 2026 }, (_, index) => computedCalendarYear(2027 + index)).flat();

/**
 * Version 2: the announced days of version 1 and, to the end of the longest plan, the years 2027–2045 as computed. What
 * was judged by version 1 stays; from here on a date beyond 2026 steps over the expected holidays too, and still says
 * that they are not announced (`coversYear`).
 */
export const WORKING_CALENDAR_V2: WorkingCalendar = workingCalendar({
  version: 2,
  name: 'vn-cadres',
  coveredYears: [2021, 2026],
  computedYears: [2027, LAST_YEAR],
  days: [...WORKING_CALENDAR_V1.daysOff.values(), ...WORKING_CALENDAR_V1.workedDays.values(), ...computed],
});
