import { daysAfter, daysBetween } from '../wording/dates.js';

/** A mark on the axis of days. */
export interface Tick {
  readonly day: string;
  readonly label: string;
}

export interface TimeScale {
  readonly from: string;
  readonly to: string;
  readonly ticks: readonly Tick[];
  /** Where a day stands, in per cent of the width. */
  at(day: string): number;
}

const MOST_TICKS = 8;
/** Steps between ticks, in months: from each month to every tenth year. */
const STEPS = [1, 2, 3, 6, 12, 24, 60, 120] as const;

/** An axis that has all these days and a little room beside them; null when there is no day. Days as `YYYY-MM-DD`. */
export function timeScale(days: readonly string[]): TimeScale | null {
  const sorted = days.toSorted();
  const [first] = sorted;
  const last = sorted.at(-1);
  if (first === undefined || last === undefined) return null;
  const room = Math.max(3, Math.round(daysBetween(first, last) * 0.03));
  const [from, to] = [daysAfter(first, -room), daysAfter(last, room)];
  const span = daysBetween(from, to);
  return { from, to, ticks: ticksBetween(from, to), at: (day) => Math.round((10_000 * daysBetween(from, day)) / span) / 100 };
}

/** First days of months, at most eight or nine. */
function ticksBetween(from: string, to: string): readonly Tick[] {
  const months = monthNumber(to) - monthNumber(from);
  const step = STEPS.find((size) => months / size <= MOST_TICKS) ?? 120;
  const ticks: Tick[] = [];
  for (let month = Math.ceil((monthNumber(from) + 1) / step) * step; month <= monthNumber(to); month += step) {
    const [year, inYear] = [Math.floor(month / 12), (month % 12) + 1];
    const written = String(inYear).padStart(2, '0');
    ticks.push({ day: `${year}-${written}-01`, label: step >= 12 ? String(year) : `${written}/${year}` });
  }
  return ticks;
}

const monthNumber = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
