import { dayOf, monthEnd, partsOf } from '../../deadline/index.js';
import { addDays, type LocalDate } from '../../kernel/index.js';
import { reportPeriodOf, type ReportCalendar, type ReportPeriod, type ReportRhythm } from './report-period.js';

/** A due day by its place in the month: `monthOffset` months after the month in which the data ends (negative = before). */
export interface DayOfMonthRule {
  readonly by: 'day-of-month';
  /** −11 to 24. */
  readonly monthOffset: number;
  /** 1 to 31; a month without that day ends earlier, and so does the term (Civil Code 148(3)). */
  readonly day: number;
}

/** So many calendar days after the units' due day: the second tier follows the first. */
export interface AfterUnitsRule {
  readonly by: 'days-after-units';
  /** 1 to 366. */
  readonly days: number;
}

/** When reports are due, apart from the data period. Null = nobody said, and nothing is invented: then nothing is late. */
export interface ReportSchedule {
  readonly unitDue: DayOfMonthRule | null;
  readonly consolidatedDue: DayOfMonthRule | AfterUnitsRule | null;
}

/** The last days on which the two tiers of one period are on time. */
export interface ReportDueDays {
  readonly unitDue: LocalDate | null;
  readonly consolidatedDue: LocalDate | null;
}

/** The due days of a period. A written day stays as written also when it is a day off (R1). */
export function reportDueDays({ unitDue, consolidatedDue }: ReportSchedule, period: ReportPeriod): ReportDueDays {
  const units = unitDue === null ? null : dayByRule(unitDue, period);
  if (consolidatedDue === null) return { unitDue: units, consolidatedDue: null };
  if (consolidatedDue.by === 'day-of-month') return { unitDue: units, consolidatedDue: dayByRule(consolidatedDue, period) };
  return { unitDue: units, consolidatedDue: units === null ? null : addDays(units, consolidatedDue.days) };
}

function dayByRule({ monthOffset, day }: DayOfMonthRule, { to }: ReportPeriod): LocalDate {
  const ends = partsOf(to);
  const month = ends.year * 12 + ends.month - 1 + monthOffset;
  const [year, inYear] = [Math.floor(month / 12), (month % 12) + 1];
  return (dayOf(year, inYear, day) ?? monthEnd(year, inYear)) as LocalDate;
}

export type ScheduleFault =
  /** A number is outside its bounds. */
  | 'schedule-invalid'
  /** The consolidated report waits for the units' due day, and there is none. */
  | 'due-needs-unit-due'
  /** The units would owe a report before its period began. */
  | 'due-before-period'
  /** The consolidated report would not be due after the units'. */
  | 'consolidated-due-not-later';

/** As many periods as it takes to meet every month length, leap years too. */
const LOOKED_AT = 13;

/** The first fault of the schedule for the periods from that number on; null when it is sound. */
export function scheduleFault(schedule: ReportSchedule, calendar: ReportCalendar, rhythm: ReportRhythm, from: number): ScheduleFault | null {
  const { unitDue, consolidatedDue } = schedule;
  if (!soundRule(unitDue) || !soundRule(consolidatedDue)) return 'schedule-invalid';
  if (consolidatedDue?.by === 'days-after-units' && unitDue === null) return 'due-needs-unit-due';
  for (let number = from; number < from + LOOKED_AT; number++) {
    const period = reportPeriodOf(calendar, rhythm, number);
    const due = reportDueDays(schedule, period);
    if ((due.unitDue ?? period.from) < period.from || (due.consolidatedDue ?? period.from) < period.from) return 'due-before-period';
    if (due.unitDue !== null && due.consolidatedDue !== null && due.consolidatedDue <= due.unitDue) return 'consolidated-due-not-later';
  }
  return null;
}

function soundRule(rule: DayOfMonthRule | AfterUnitsRule | null): boolean {
  if (rule === null) return true;
  if (rule.by === 'days-after-units') return within(rule.days, 1, 366);
  return within(rule.monthOffset, -11, 24) && within(rule.day, 1, 31);
}

const within = (value: number, least: number, most: number): boolean => Number.isInteger(value) && value >= least && value <= most;
