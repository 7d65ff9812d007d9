import type { Schemas } from '../api/client.js';
import { daysAfter } from '../wording/dates.js';

export type SpecialDay = Schemas['CalendarDay'];

/** One day in the grid of a year. */
export interface CalendarCell {
  readonly date: string;
  /** Nobody works: a weekend, or a day given off. */
  readonly off: boolean;
  /** What the calendar says of it beyond the plain week; null = nothing. */
  readonly special: SpecialDay | null;
}

export interface CalendarMonth {
  /** From 1 on. */
  readonly month: number;
  /** Weeks from Monday to Sunday; null = a day of another month. */
  readonly weeks: readonly (readonly (CalendarCell | null)[])[];
}

/** The twelve months of a year, days of the calendar marked. */
export function monthsOf(year: number, days: readonly SpecialDay[]): readonly CalendarMonth[] {
  const special = new Map(days.map((day) => [day.date, day]));
  return Array.from({ length: 12 }, (_, place) => monthOf(`${year}-${String(place + 1).padStart(2, '0')}-01`, special));
}

function monthOf(first: string, special: ReadonlyMap<string, SpecialDay>): CalendarMonth {
  const month = first.slice(0, 7);
  const cells: (CalendarCell | null)[] = Array.from({ length: weekdayOf(first) }, () => null);
  for (let date = first; date.startsWith(month); date = daysAfter(date, 1)) {
    const day = special.get(date) ?? null;
    cells.push({ date, off: day === null ? weekdayOf(date) > 4 : day.kind !== 'swapped-worked', special: day });
  }
  while (cells.length % 7 > 0) cells.push(null);
  return { month: Number(month.slice(5)), weeks: Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7)) };
}

/** Monday = 0. */
const weekdayOf = (day: string): number => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
