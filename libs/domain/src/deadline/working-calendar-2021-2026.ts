import { localDate } from '../kernel/index.js';
import { calendarDays } from './calendar-days.js';
import { workingCalendar, type CalendarDay, type Occasion, type WorkingCalendar } from './working-calendar.js';

/** A run of days of one kind; `days` is its length. */
const run = (kind: CalendarDay['kind'], occasion: Occasion, first: string, days = 1): readonly CalendarDay[] =>
  calendarDays(kind, occasion, localDate(first), days);

/**
 * Version 1: the public holidays of 2021 to 2026 as announced for cadres and civil servants, with the days off in lieu
 * and the days swapped against a worked Saturday. Ngày Văn hóa Việt Nam is a day off from 2026. The papers are named in
 * `SHIPPED_YEAR_PAPERS`.
 */
export const WORKING_CALENDAR_V1: WorkingCalendar = workingCalendar({
  version: 1,
  name: 'vn-cadres-2021-2026',
  coveredYears: [2021, 2026],
  days: [
    ...run('holiday', 'new-year', '2021-01-01'),
    ...run('holiday', 'lunar-new-year', '2021-02-10', 5),
    ...run('in-lieu', 'lunar-new-year', '2021-02-15', 2),
    ...run('holiday', 'hung-kings', '2021-04-21'),
    ...run('holiday', 'reunification', '2021-04-30'),
    ...run('holiday', 'labour-day', '2021-05-01'),
    ...run('in-lieu', 'labour-day', '2021-05-03'),
    ...run('holiday', 'national-day', '2021-09-02', 2),

    ...run('holiday', 'new-year', '2022-01-01'),
    ...run('in-lieu', 'new-year', '2022-01-03'),
    ...run('holiday', 'lunar-new-year', '2022-01-31', 5),
    ...run('holiday', 'hung-kings', '2022-04-10'),
    ...run('in-lieu', 'hung-kings', '2022-04-11'),
    ...run('holiday', 'reunification', '2022-04-30'),
    ...run('holiday', 'labour-day', '2022-05-01'),
    ...run('in-lieu', 'reunification', '2022-05-02'),
    ...run('in-lieu', 'labour-day', '2022-05-03'),
    ...run('holiday', 'national-day', '2022-09-01', 2),

    ...run('holiday', 'new-year', '2023-01-01'),
    ...run('in-lieu', 'new-year', '2023-01-02'),
    ...run('holiday', 'lunar-new-year', '2023-01-20', 5),
    ...run('in-lieu', 'lunar-new-year', '2023-01-25', 2),
    ...run('holiday', 'hung-kings', '2023-04-29'),
    ...run('holiday', 'reunification', '2023-04-30'),
    ...run('holiday', 'labour-day', '2023-05-01'),
    ...run('in-lieu', 'hung-kings', '2023-05-02'),
    ...run('in-lieu', 'reunification', '2023-05-03'),
    ...run('holiday', 'national-day', '2023-09-01', 2),
    ...run('in-lieu', 'national-day', '2023-09-04'),

    ...run('holiday', 'new-year', '2024-01-01'),
    ...run('holiday', 'lunar-new-year', '2024-02-08', 5),
    ...run('in-lieu', 'lunar-new-year', '2024-02-13', 2),
    ...run('holiday', 'hung-kings', '2024-04-18'),
    ...run('swapped-off', 'reunification', '2024-04-29'),
    ...run('holiday', 'reunification', '2024-04-30'),
    ...run('holiday', 'labour-day', '2024-05-01'),
    ...run('swapped-worked', 'reunification', '2024-05-04'),
    ...run('holiday', 'national-day', '2024-09-02', 2),

    ...run('holiday', 'new-year', '2025-01-01'),
    ...run('holiday', 'lunar-new-year', '2025-01-27', 5),
    ...run('holiday', 'hung-kings', '2025-04-07'),
    ...run('swapped-worked', 'labour-day', '2025-04-26'),
    ...run('holiday', 'reunification', '2025-04-30'),
    ...run('holiday', 'labour-day', '2025-05-01'),
    ...run('swapped-off', 'labour-day', '2025-05-02'),
    ...run('holiday', 'national-day', '2025-09-01', 2),

    ...run('holiday', 'new-year', '2026-01-01'),
    ...run('swapped-off', 'new-year', '2026-01-02'),
    ...run('swapped-worked', 'new-year', '2026-01-10'),
    ...run('holiday', 'lunar-new-year', '2026-02-16', 5),
    ...run('holiday', 'hung-kings', '2026-04-26'),
    ...run('in-lieu', 'hung-kings', '2026-04-27'),
    ...run('holiday', 'reunification', '2026-04-30'),
    ...run('holiday', 'labour-day', '2026-05-01'),
    ...run('swapped-worked', 'national-day', '2026-08-22'),
    ...run('swapped-off', 'national-day', '2026-08-31'),
    ...run('holiday', 'national-day', '2026-09-01', 2),
    ...run('holiday', 'culture-day', '2026-11-24'),
  ],
});
