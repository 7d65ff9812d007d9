import { fromDayNumber, isWorkingDay, type WorkingCalendar } from '#libs/domain';

/** Days in a row; both are counted. Day numbers since 1970. */
export interface Days {
  readonly first: number;
  readonly last: number;
}

/** Counts working days between any two days at once, for lists over many duties. */
export class WorkingDayCount {
  /** Place n: working days among the first n days. */
  private readonly before: Int32Array;
  /** Place n: which of `months` the nth day is in. */
  private readonly monthOf: Int32Array;
  private readonly months: { readonly name: string; last: number }[] = [];

  /** Knows the days from `from` to `to`, day numbers since 1970. */
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
      if (this.months.at(-1)?.name !== name) this.months.push({ name, last: from + place });
      this.monthOf[place] = this.months.length - 1;
      (this.months.at(-1) as { last: number }).last = from + place;
    }
  }

  /** 0 when `last` is before `first`. */
  among({ first, last }: Days): number {
    return last < first ? 0 : (this.before[last - this.from + 1] ?? 0) - (this.before[first - this.from] ?? 0);
  }

  /** The days cut where months end, each piece with its month `YYYY-MM`. */
  *byMonth({ first, last }: Days): Generator<Days & { readonly month: string }> {
    for (let day = first; day <= last; ) {
      const month = this.months[this.monthOf[day - this.from] ?? 0];
      if (month === undefined) return;
      const end = Math.min(last, month.last);
      yield { month: month.name, first: day, last: end };
      day = end + 1;
    }
  }
}
