import { dayOf, daysInMonth, partsOf, type LocalDate } from '../kernel/index.js';

export { dayOf, partsOf };

/** The last day of a month 1–12. */
export const monthEnd = (year: number, month: number): LocalDate | null =>
  month >= 1 && month <= 12 ? dayOf(year, month, daysInMonth(year, month)) : null;

/**
 * The day with the same number `months` later (earlier when negative), or the last day of that month when it has no
 * such number: 31/8 and one month give 30/9 (Civil Code 148(3)). Null when it leaves 1900–2200.
 */
export function addMonths(date: LocalDate, months: number): LocalDate | null {
  const { year, month, day } = partsOf(date);
  const index = year * 12 + (month - 1) + months;
  const [targetYear, targetMonth] = [Math.floor(index / 12), (index % 12) + 1];
  return dayOf(targetYear, targetMonth, Math.min(day, daysInMonth(targetYear, targetMonth)));
}
