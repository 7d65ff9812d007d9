import {
  addWorkingDays, approverDue, isWorkingDay, workingDayOnOrAfter, workingDayOnOrBefore, type ReminderRung, type ReminderSubject, type SupervisionPolicy, type WorkingCalendar,
} from '../../deadline/index.js';
import type { ReminderAnchor } from '../../assignment/index.js';
import { addDays, startOfDay, type Instant, type LocalDate } from '../../kernel/index.js';

/** A rung of one limit with the day it goes on and its instant. */
export interface DatedRung {
  readonly rung: ReminderRung;
  readonly on: LocalDate;
  readonly at: Instant;
}

/** The rungs of one limit in the order in which they go; the last of those that have come is the one to fire. */
export interface LimitRungs {
  readonly limit: LocalDate;
  readonly rungs: readonly DatedRung[];
}

/** Dates the rungs of a policy. */
export interface ReminderDays {
  rungsOf(anchor: Pick<ReminderAnchor, 'about' | 'day'>): LimitRungs;
}

/** Limits whose days are remembered: a province has few hundred due days at a time. */
const LIMITS_REMEMBERED = 10_000;

/**
 * The days of the ladder by a policy and a calendar. Pure; days once worked out are remembered, since many duties share a
 * due day and every event of a duty asks.
 */
export function reminderDays(policy: SupervisionPolicy, calendar: WorkingCalendar): ReminderDays {
  const known = new Map<string, LimitRungs>();
  return {
    rungsOf({ about, day }) {
      const key = about + day;
      const found = known.get(key);
      if (found !== undefined) return found;
      const dated = datedRungs(about, day, policy, calendar);
      if (known.size >= LIMITS_REMEMBERED) known.clear();
      known.set(key, dated);
      return dated;
    },
  };
}

function datedRungs(about: ReminderSubject, day: LocalDate, policy: SupervisionPolicy, calendar: WorkingCalendar): LimitRungs {
  const limit = about === 'approval' ? approverDue(day, policy, calendar) : day;
  const { hour, minute } = policy.remindersAt;
  const rungs = policy.reminderLadder
    .filter((rung) => rung.about === about)
    .map((rung) => {
      const wanted = rung.unit === 'working-days' ? addWorkingDays(limit, rung.offset, calendar) : addDays(limit, rung.offset);
      const on = dayOfRung(rung, wanted, limit, policy, calendar);
      return { wanted, dated: { rung, on, at: startOfDay(on) + (hour * 60 + minute) * 60_000 } };
    })
    // Two that are moved to one working day keep the order of the days they were meant for.
    .sort((a, b) => a.dated.at - b.dated.at || (a.wanted < b.wanted ? -1 : a.wanted > b.wanted ? 1 : 0));
  return { limit, rungs: rungs.map(({ dated }) => dated) };
}

/**
 * R1: reminders move to the working day before. One that speaks of a limit already missed cannot move to a day on which
 * it is not missed yet: it goes on the next working day instead.
 */
function dayOfRung({ offset }: ReminderRung, wanted: LocalDate, limit: LocalDate, policy: SupervisionPolicy, calendar: WorkingCalendar): LocalDate {
  if (!policy.remindersMoveToWorkingDay || isWorkingDay(wanted, calendar)) return wanted;
  const before = workingDayOnOrBefore(wanted, calendar);
  return offset > 0 && before <= limit ? workingDayOnOrAfter(wanted, calendar) : before;
}
