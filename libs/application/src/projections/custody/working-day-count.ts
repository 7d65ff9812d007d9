import { addDays, dayNumber, fromDayNumber, isWorkingDay, type LocalDate, type WorkingCalendar } from '#libs/domain';

/** Counts working days between any two days at once, for lists over many duties. */
export class WorkingDayCount {
  private readonly first: number;
  /** Place n: working days among the first n days. */
  private readonly before: Int32Array;

  /** Knows the days from `first` to `last`. */
  constructor(calendar: WorkingCalendar, first: LocalDate, last: LocalDate) {
    this.first = dayNumber(first);
    const days = Math.max(0, dayNumber(last) - this.first + 1);
    this.before = new Int32Array(days + 1);
    for (let place = 0; place < days; place++) this.before[place + 1] = (this.before[place] ?? 0) + (isWorkingDay(fromDayNumber(this.first + place), calendar) ? 1 : 0);
  }

  /** Both days are counted; 0 when `last` is before `first`. */
  among(first: LocalDate, last: LocalDate): number {
    if (last < first) return 0;
    return (this.before[dayNumber(last) - this.first + 1] ?? 0) - (this.before[dayNumber(first) - this.first] ?? 0);
  }
}

/** The span cut where months end, each piece with its month `YYYY-MM`. */
export function monthsOf(first: LocalDate, last: LocalDate): readonly { readonly month: string; readonly first: LocalDate; readonly last: LocalDate }[] {
  const pieces: { month: string; first: LocalDate; last: LocalDate }[] = [];
  for (let day = first; day <= last; ) {
    const month = day.slice(0, 7);
    let end = addDays(day, 31 - Number(day.slice(8, 10)));
    if (end.slice(0, 7) !== month) end = addDays(end, -Number(end.slice(8, 10)));
    if (end > last) end = last;
    pieces.push({ month, first: day, last: end });
    day = addDays(end, 1);
  }
  return pieces;
}
