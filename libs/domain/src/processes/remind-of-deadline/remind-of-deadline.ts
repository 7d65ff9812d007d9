import { reminderAnchors, rungMarkOf, type AssignmentState, type FireRung, type ReminderAnchor } from '../../assignment/index.js';
import type { Instant } from '../../kernel/index.js';
import type { DatedRung, LimitRungs, ReminderDays } from './reminder-ladder-days.js';

/** Names the process in actor and command ids: never changes. */
export const REMIND_OF_DEADLINE = 'remind-of-deadline';

/** What is to be done about the reminders of a duty: fire what has come, hear again at an instant, or nothing until an event. */
export type ReminderReaction =
  | { readonly kind: 'fire'; readonly rungs: readonly FireRung[] }
  | { readonly kind: 'schedule'; readonly at: Instant }
  | { readonly kind: 'rest' };

/**
 * What the duty asks for at an instant. Of the rungs of one limit that have come, the highest is fired and names the lower
 * ones as passed over: after months without the program nobody gets ten letters about one duty.
 */
export function remindOfDeadline(state: AssignmentState, days: ReminderDays, now: Instant): ReminderReaction {
  const anchors = reminderAnchors(state);
  if (anchors.length === 0) return { kind: 'rest' };
  let next: Instant | null = null;
  const due: FireRung[] = [];
  for (const anchor of anchors) {
    const dated = days.rungsOf(anchor);
    const open = openRungs(state, anchor, dated);
    const come = open.filter(({ at }) => at <= now);
    const highest = come.at(-1);
    if (highest !== undefined) due.push(fireRung(anchor, dated, highest, come.slice(0, -1)));
    else if (open[0] !== undefined && (next === null || open[0].at < next)) next = open[0].at;
  }
  if (due.length > 0) return { kind: 'fire', rungs: due };
  return next === null ? { kind: 'rest' } : { kind: 'schedule', at: next };
}

/** When the duty next asks for a reminder if nothing happens before, which may have passed; null when never. For whoever keeps many duties by that instant. */
export function nextReminderAt(state: AssignmentState, days: ReminderDays): Instant | null {
  let next: Instant | null = null;
  for (const anchor of reminderAnchors(state)) {
    const first = openRungs(state, anchor, days.rungsOf(anchor))[0];
    if (first !== undefined && (next === null || first.at < next)) next = first.at;
  }
  return next;
}

function openRungs(state: AssignmentState, { about, round, since }: ReminderAnchor, { limit, rungs }: LimitRungs): readonly DatedRung[] {
  const mark = rungMarkOf(state, about, limit, round);
  return rungs.filter(({ rung, on, at }) => at >= since && (mark === null || (on > mark.through && !mark.rungs.includes(rung.id))));
}

const fireRung = ({ about, round }: ReminderAnchor, { limit }: LimitRungs, { rung, on, at }: DatedRung, passed: readonly DatedRung[]): FireRung => ({
  type: 'FireRung', rung: rung.id, about, grade: rung.grade, to: rung.to, forDue: limit, dueOn: on, round, skipped: passed.map((one) => one.rung.id), at,
});
