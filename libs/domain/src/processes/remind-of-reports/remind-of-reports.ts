import { addDays, dateAt, type Instant, type LocalDate } from '../../kernel/index.js';
import {
  MONTHS_IN_PERIOD, owedFor, reportAnchors, reportPeriodOn, reportRungMark, type DatedReportRung, type OwedPeriod, type PeriodReportState, type ReportingState,
} from '../../reporting/index.js'; // prettier-ignore
import type { ReminderDays } from '../remind-of-deadline/index.js';

/** Names the process in actor and command ids: never changes. */
export const REMIND_OF_REPORTS = 'remind-of-reports';

/** Calendar days around a due day in which a ladder can run; the longest rung of any policy lies within. */
const BEFORE_DUE = 60;
const AFTER_DUE = 120;

/**
 * The periods of an obligation whose ladders can run now. A period that fell due more than four months ago is looked at no
 * more: also after a long pause of the program nobody gets letters about old reports, which the list of missing ones shows.
 */
export function periodsToRemind(state: ReportingState, now: Instant): readonly OwedPeriod[] {
  const { terms, status, first, last } = state;
  if (terms === null || status === 'withdrawn') return [];
  const today = dateAt(now);
  const length = MONTHS_IN_PERIOD[terms.rhythm];
  const current = reportPeriodOn(terms.calendar, terms.rhythm, today).number;
  // A due day lies at most two years after its period (see the bounds of a schedule), and less than one before its end.
  const from = Math.max(first, current - Math.ceil(30 / length));
  const to = Math.min(last ?? Number.MAX_SAFE_INTEGER, current + Math.ceil(12 / length));
  const isNear = (day: LocalDate | null): boolean => day !== null && addDays(day, -BEFORE_DUE) <= today && today <= addDays(day, AFTER_DUE);
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, place) => owedFor(state, from + place)).filter((owed): owed is OwedPeriod => owed !== null && (isNear(owed.unitDue) || isNear(owed.consolidatedDue)));
}

/** The rungs to fire about one period now: of each tier the highest that has come, naming the lower ones as passed over. */
export function reportRungsDue(owed: OwedPeriod, state: PeriodReportState, days: ReminderDays, now: Instant): readonly DatedReportRung[] {
  return reportAnchors(owed, state).flatMap((anchor): readonly DatedReportRung[] => {
    const mark = reportRungMark(state, anchor.tier, anchor.day);
    const come = days.rungsOf({ about: 'due', day: anchor.day }).rungs.filter(({ rung, on, at }) => at >= anchor.since && at <= now && (mark === null || (on > mark.through && !mark.rungs.includes(rung.id))));
    const highest = come.at(-1);
    if (highest === undefined) return [];
    const { rung, on, at } = highest;
    return [{ tier: anchor.tier, rung: rung.id, grade: rung.grade, to: rung.to, forDue: anchor.day, dueOn: on, skipped: come.slice(0, -1).map((passed) => passed.rung.id), at }];
  });
}
