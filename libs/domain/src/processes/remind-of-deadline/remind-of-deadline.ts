import { reminderAnchors, rungAddressee, rungMarkOf, type AssignmentState, type FireRung, type ReminderAnchor } from '../../assignment/index.js';
import type { BodyId, Instant, LocalDate } from '../../kernel/index.js';
import type { DatedRung, LimitRungs, ReminderDays } from './reminder-ladder-days.js';

/** Names the process in actor and command ids: never changes. */
export const REMIND_OF_DEADLINE = 'remind-of-deadline';

/** What is to be done about the reminders of a duty: fire what has come, hear again at an instant, or nothing until an event. */
export type ReminderReaction =
  | { readonly kind: 'fire'; readonly rungs: readonly FireRung[] }
  | { readonly kind: 'schedule'; readonly at: Instant }
  | { readonly kind: 'rest' };

/** How far a duty is on one ladder: with the days of the rungs, all there is to know for the next one. Plain JSON. */
export interface LadderPosition extends ReminderAnchor {
  /** Rungs of this limit that are over. */
  readonly rungs: readonly string[];
  /** Day of the latest rung fired; null before the first. */
  readonly through: LocalDate | null;
}

/** The ladders that run for a duty now; none when nobody is to be reminded. */
export const ladderPositions = (state: AssignmentState): readonly LadderPosition[] =>
  reminderAnchors(state).map((anchor) => {
    const mark = rungMarkOf(state, anchor);
    return { ...anchor, rungs: mark?.rungs ?? [], through: mark?.through ?? null };
  });

/**
 * What the duty asks for at an instant. Of the rungs of one limit that have come, the highest is fired and names the lower
 * ones as passed over: after months without the program nobody gets ten letters about one duty.
 */
export function remindOfDeadline(state: AssignmentState, days: ReminderDays, now: Instant): ReminderReaction {
  let next: Instant | null = null;
  const due: FireRung[] = [];
  for (const position of ladderPositions(state)) {
    const dated = days.rungsOf(position);
    const open = openRungs(position, dated);
    const come = open.filter(({ at }) => at <= now);
    const highest = come.at(-1);
    if (highest !== undefined) due.push(fireRung(position, dated, highest, come.slice(0, -1)));
    else if (open[0] !== undefined && (next === null || open[0].at < next)) next = open[0].at;
  }
  if (due.length > 0) return { kind: 'fire', rungs: due };
  return next === null ? { kind: 'rest' } : { kind: 'schedule', at: next };
}

/** When a duty on these ladders next asks for a reminder if nothing happens before, which may have passed; null when never. For whoever keeps many duties by that instant. */
export function nextReminderAt(positions: readonly LadderPosition[], days: ReminderDays): Instant | null {
  let next: Instant | null = null;
  for (const position of positions) {
    const first = openRungs(position, days.rungsOf(position))[0];
    if (first !== undefined && (next === null || first.at < next)) next = first.at;
  }
  return next;
}

/** A rung that has not gone, with the limit that it speaks of and the body that it is for. */
export interface ComingRung extends DatedRung {
  readonly forDue: LocalDate;
  /** Of a recurring duty, whose due day it is; null = the duty itself. */
  readonly period: string | null;
  readonly body: BodyId;
}

/** What a duty has before it on all its ladders if nothing happens, soonest first. */
export function comingRungs(state: AssignmentState, days: ReminderDays): readonly ComingRung[] {
  const coming: ComingRung[] = [];
  for (const position of ladderPositions(state)) {
    const dated = days.rungsOf(position);
    for (const open of openRungs(position, dated)) {
      const body = rungAddressee(state, open.rung.to);
      if (body !== null) coming.push({ ...open, forDue: dated.limit, period: position.period, body });
    }
  }
  return coming.sort((a, b) => a.at - b.at);
}

const openRungs = ({ since, rungs: over, through }: LadderPosition, { rungs }: LimitRungs): readonly DatedRung[] =>
  rungs.filter(({ rung, on, at }) => at >= since && (through === null || on > through) && !over.includes(rung.id));

const fireRung = ({ about, round, period }: ReminderAnchor, { limit }: LimitRungs, { rung, on, at }: DatedRung, passed: readonly DatedRung[]): FireRung => ({
  type: 'FireRung', rung: rung.id, about, grade: rung.grade, to: rung.to, forDue: limit, dueOn: on, round, period, skipped: passed.map((one) => one.rung.id), at,
});
