import type { PeriodCounts } from '#libs/application';
import {
  dateAt, daysBetween, isFiled, periodPlace, periodsUntil, PERIOD_PLACES, rates,
  type Act, type AssignmentEvent, type AssignmentState, type DutyPeriod, type Instant, type LocalDate, type PeriodFiling, type PeriodPlace,
} from '#libs/domain'; // prettier-ignore

/** One period of a recurring duty as the replay counts it. */
export interface FoldedPeriod {
  readonly duty: AssignmentState;
  readonly period: DutyPeriod;
  readonly standsIn: PeriodPlace;
  readonly daysOverdue: number;
}

/** The periods of recurring duties, from the log alone (R8): beside the folded duties it keeps what they forget. */
export class FoldedPeriods {
  private readonly late = new Set<string>();
  private readonly endedOn = new Map<string, LocalDate>();

  take(stream: string, event: AssignmentEvent, after: AssignmentState, { recordedAt }: Pick<Act, 'recordedAt'>): void {
    if (event.type === 'PeriodResultFiled') {
      const key = keyOf(stream, event.data);
      if (event.data.late) this.late.add(key);
      else this.late.delete(key);
    }
    if (after.recurrence === null) return;
    const ended = after.status === 'accepted' || after.status === 'closed' || after.status === 'withdrawn';
    if (!ended) this.endedOn.delete(stream);
    else if (!this.endedOn.has(stream)) this.endedOn.set(stream, dateAt(recordedAt));
  }

  /** Every period that had begun. */
  *at(duties: ReadonlyMap<string, AssignmentState>, at: Instant): Generator<FoldedPeriod> {
    const today = dateAt(at);
    for (const [stream, duty] of duties) {
      if (duty.recurrence === null || duty.terms?.external === true) continue;
      const { status } = duty;
      const condition = status === 'suspended' ? 'suspended' : status === 'withdrawn' ? 'withdrawn' : status === 'accepted' || status === 'closed' ? 'done' : 'open';
      for (const period of periodsUntil(duty.recurrence, this.endedOn.get(stream) ?? today)) {
        const filed: PeriodFiling | null = !isFiled(duty.filed, period.rhythm, period.number) ? null : this.late.has(keyOf(stream, period)) ? 'late' : 'in-time';
        const standsIn = periodPlace(period.due, filed, condition, today);
        yield { duty, period, standsIn, daysOverdue: standsIn === 'overdue' && period.due !== null ? daysBetween(period.due, today) : 0 };
      }
    }
  }
}

const keyOf = (stream: string, { rhythm, number }: Pick<DutyPeriod, 'rhythm' | 'number'>): string => `${stream} ${rhythm} ${number}`;

/** How many stand in each place. */
export function countsOf(periods: Iterable<FoldedPeriod>): PeriodCounts {
  const of = Object.fromEntries(PERIOD_PLACES.map((place) => [place, 0])) as Record<PeriodPlace, number>;
  for (const { standsIn } of periods) of[standsIn] += 1;
  const { 'done-on-time': onTime, 'done-late': late, 'in-time': inTime, overdue } = of;
  const boxes = { 'done-on-time': onTime, 'done-late': late, 'in-time': inTime, overdue };
  const withoutDueDay = { k: of['filed-without-day'], n: of['filed-without-day'] + of['missing-without-day'] };
  return { boxes, ...rates(boxes), withoutDueDay, suspended: of.suspended, lapsed: of.lapsed };
}
