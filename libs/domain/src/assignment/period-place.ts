import type { Box, DutyFacts } from '../deadline/index.js';
import type { LocalDate } from '../kernel/index.js';

/**
 * Where one period of a recurring duty is counted: in a box; apart, when nobody named a due day for it; at rest with its
 * duty; or lapsed, when its duty ended before anything was filed, so that nobody can file it any more.
 */
export const PERIOD_PLACES = ['done-on-time', 'done-late', 'in-time', 'overdue', 'filed-without-day', 'missing-without-day', 'suspended', 'lapsed'] as const;
export type PeriodPlace = (typeof PERIOD_PLACES)[number];

/** What was filed for a period, judged by its due day. */
export type PeriodFiling = 'in-time' | 'late';

/**
 * The place of a period that has begun, on a day (R3, R8). What was filed stays done, whatever becomes of the duty; what is
 * missing goes with it. `condition`: of the duty.
 */
export function periodPlace(due: LocalDate | null, filed: PeriodFiling | null, condition: DutyFacts['condition'], today: LocalDate): PeriodPlace {
  if (filed !== null) return due === null ? 'filed-without-day' : filed === 'late' ? 'done-late' : 'done-on-time';
  if (condition === 'suspended') return 'suspended';
  if (condition !== 'open') return 'lapsed';
  if (due === null) return 'missing-without-day';
  return today <= due ? 'in-time' : 'overdue';
}

/** The box that a place is; null for those beside the boxes. */
export const boxOfPeriod = (place: PeriodPlace): Box | null =>
  place === 'done-on-time' || place === 'done-late' || place === 'in-time' || place === 'overdue' ? place : null;
