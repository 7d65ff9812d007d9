import { dateAt, startOfDay, type Instant, type LocalDate } from '../kernel/index.js';
import { MONTHS_IN_PERIOD, reportPeriodNumber, reportPeriodOn, type ReportRhythm } from '../reporting/calendar/report-period.js';
import { dutyPeriod, firstNumber, isFiled, type Recurrence } from './recurrence.js';
import type { ReminderAnchor, Reminders } from './reminders.js';
import type { AssignmentState } from './state.js';

/**
 * Periods looked at beyond the last one that was filed or reminded of: the next comes into sight when the ladder of the
 * one before has begun. Two, since all rungs of the very next may lie before the rhythm was set.
 */
const PERIODS_AHEAD = 2;

/**
 * The limits of a recurring duty: the due day of each period that is missing, however old, and of the next to come. No
 * rung is meant before its period began. A period that had fallen due when the rhythm was set has no ladder: what was
 * not asked for yet could not be answered. Without a due day there is none (R8).
 */
export function periodAnchors({ recurrence, recurrenceSetAt, filed, reminders }: AssignmentState): readonly ReminderAnchor[] {
  if (recurrence === null || recurrenceSetAt === null || recurrence.due === null) return [];
  const limits = limitsOf(recurrence, recurrenceSetAt);
  return recurrence.rhythms.flatMap((rhythm) => {
    const first = limits.first(rhythm);
    const begun = Math.max(first - 1, ...filed.flatMap((run) => (run.rhythm === rhythm ? [run.last] : [])), ...reminders.marks.flatMap(({ period }) => numberOf(period, rhythm) ?? []));
    const anchors: ReminderAnchor[] = [];
    for (let number = first; number <= begun + PERIODS_AHEAD; number++) {
      if (!isFiled(filed, rhythm, number)) anchors.push(limits.of(rhythm, number));
    }
    return anchors;
  });
}

/** The limits that a rhythm sets, worked out when first asked for. */
interface PeriodLimits {
  readonly setAt: Instant;
  /** Number of the first period that has a ladder. */
  readonly first: (rhythm: ReportRhythm) => number;
  readonly of: (rhythm: ReportRhythm, number: number) => ReminderAnchor;
}

/** They never change once the rhythm is set, and every look at its duty asks for all of them: kept as long as the rhythm is. */
const KNOWN = new WeakMap<Recurrence, PeriodLimits>();

function limitsOf(recurrence: Recurrence, setAt: Instant): PeriodLimits {
  const known = KNOWN.get(recurrence);
  if (known !== undefined && known.setAt === setAt) return known;
  const [firsts, anchors] = [new Map<ReportRhythm, number>(), new Map<string, ReminderAnchor>()];
  const limits: PeriodLimits = {
    setAt,
    first: (rhythm) => remembered(firsts, rhythm, () => firstReminded(recurrence, rhythm, setAt)),
    of: (rhythm, number) =>
      remembered(anchors, `${rhythm} ${number}`, () => {
        const { key, from, due } = dutyPeriod(recurrence, rhythm, number);
        return { about: 'due', day: due as LocalDate, round: 0, period: key, since: Math.max(startOfDay(from), setAt) };
      }),
  };
  KNOWN.set(recurrence, limits);
  return limits;
}

function remembered<K, V>(known: Map<K, V>, key: K, make: () => V): V {
  const found = known.get(key) ?? make();
  known.set(key, found);
  return found;
}

/** Of the periods filed before, whose filing nobody can take back once another follows, no mark is kept (R15). */
export function withoutMarksOfFiled({ recurrence, filed, reminders }: AssignmentState): Reminders {
  const kept = reminders.marks.filter(({ period }) => !(recurrence?.rhythms ?? []).some((rhythm) => isFiled(filed, rhythm, numberOf(period, rhythm) ?? Number.NaN)));
  return kept.length === reminders.marks.length ? reminders : { ...reminders, marks: kept };
}

const numberOf = (period: string | null, rhythm: ReportRhythm): number | null => (period === null ? null : reportPeriodNumber(rhythm, period));

/** Number of the first period that had not fallen due on the day on which the rhythm was set. */
function firstReminded(recurrence: Recurrence, rhythm: ReportRhythm, setAt: Instant): number {
  const setOn = dateAt(setAt);
  // Due days come in the order of their periods, at most so many periods after them.
  const back = Math.ceil((Math.max(0, recurrence.due?.monthOffset ?? 0) + 1) / MONTHS_IN_PERIOD[rhythm]) + 1;
  let number = Math.max(firstNumber(recurrence, rhythm), reportPeriodOn(recurrence.calendar, rhythm, setOn).number - back);
  while ((dutyPeriod(recurrence, rhythm, number).due ?? setOn) < setOn) number += 1;
  return number;
}
