import type { LocalDate } from '../../kernel/index.js';
import { reportPeriodNumber, reportPeriodOf, type ReportRhythm } from '../../reporting/calendar/report-period.js';

/** A list is published for a quarter, half a year or a year (feature 57). */
export const RANKING_RHYTHMS = ['quarterly', 'half-yearly', 'yearly'] as const satisfies readonly ReportRhythm[];
export type RankingRhythm = (typeof RANKING_RHYTHMS)[number];

/** Days of the calendar: a duty belongs to the period in which it fell due, whatever the cut-off of reports is. */
export interface RankingPeriod {
  /** `2022-Q1`, `2022-H1` or `2022`. */
  readonly key: string;
  readonly rhythm: RankingRhythm;
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** The period that such a key names; null when it names none. */
export function rankingPeriod(key: string): RankingPeriod | null {
  for (const rhythm of RANKING_RHYTHMS) {
    const number = reportPeriodNumber(rhythm, key);
    if (number === null) continue;
    const { from, to } = reportPeriodOf('thang-duong-lich', rhythm, number);
    return { key, rhythm, from, to };
  }
  return null;
}
