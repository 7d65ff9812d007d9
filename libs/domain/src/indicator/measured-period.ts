import { daysInMonth, parseLocalDate, type LocalDate } from '../kernel/index.js';

/** The time a measurement speaks of; a day means the state on that day. */
export interface MeasuredPeriod {
  /** `2023`, `2023-H1`, `2023-Q2`, `2023-06` or `2023-06-30`. */
  readonly code: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
}

const SHAPE = /^(\d{4})(?:-(?:H([12])|Q([1-4])|(\d{2})(?:-(\d{2}))?))?$/;

/** The period that the code names; null when it names none. Halves, quarters and months are those of the calendar year. */
export function measuredPeriod(code: string): MeasuredPeriod | null {
  const match = SHAPE.exec(code);
  if (match === null) return null;
  const [, year = '', half, quarter, month, day] = match;
  if (day !== undefined) return spanning(code, code, code);
  if (half !== undefined) return months(code, year, Number(half) * 6 - 5, Number(half) * 6);
  if (quarter !== undefined) return months(code, year, Number(quarter) * 3 - 2, Number(quarter) * 3);
  return month === undefined ? months(code, year, 1, 12) : months(code, year, Number(month), Number(month));
}

const months = (code: string, year: string, first: number, last: number): MeasuredPeriod | null =>
  spanning(code, `${year}-${two(first)}-01`, `${year}-${two(last)}-${two(last >= 1 && last <= 12 ? daysInMonth(Number(year), last) : 0)}`);

function spanning(code: string, first: string, last: string): MeasuredPeriod | null {
  const [from, to] = [parseLocalDate(first), parseLocalDate(last)];
  return from === null || to === null ? null : { code, from, to };
}

const two = (number: number): string => String(number).padStart(2, '0');
