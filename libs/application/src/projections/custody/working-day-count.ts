import { fromDayNumber, isWorkingDay, type WorkingCalendar } from '#libs/domain';

/** Counts working days between any two days at once, for lists over many duties. Day numbers since 1970. */
export class WorkingDayCount {
  /** Names of the months that the days are in, `YYYY-MM`, in their order. */
  readonly months: string[] = [];
  /** Place n: working days among the first n days. */
  private readonly before: Int32Array;
  /** Place n: which of `months` the nth day is in. */
  private readonly monthOf: Int32Array;
  private readonly lastDays: number[] = [];

  /** Knows the days from `from` to `to`. */
  constructor(
    calendar: WorkingCalendar,
    private readonly from: number,
    to: number,
  ) {
    const days = Math.max(0, to - from + 1);
    this.before = new Int32Array(days + 1);
    this.monthOf = new Int32Array(days);
    for (let place = 0; place < days; place++) {
      const date = fromDayNumber(from + place);
      this.before[place + 1] = (this.before[place] ?? 0) + (isWorkingDay(date, calendar) ? 1 : 0);
      const name = date.slice(0, 7);
      if (this.months.at(-1) !== name) this.months.push(name);
      this.monthOf[place] = this.months.length - 1;
      this.lastDays[this.months.length - 1] = from + place;
    }
  }

  /** From `first` to `last`, both counted; 0 when `last` is before `first`. */
  among(first: number, last: number): number {
    return last < first ? 0 : (this.before[last - this.from + 1] as number) - (this.before[first - this.from] as number);
  }

  /** Place of the month of a day in `months`. */
  monthAt(day: number): number {
    return this.monthOf[day - this.from] as number;
  }

  /** Its last day that is known. */
  lastDayOf(month: number): number {
    return this.lastDays[month] as number;
  }
}
