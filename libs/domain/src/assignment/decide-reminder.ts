import type { Act } from '../kernel/index.js';
import type { AssignmentCommand } from './commands.js';
import { unless, type AssignmentDecision, type ExistingAssignment } from './guards.js';
import { refusal, type Refusal } from './rejections.js';
import { rungAddressee, reminderAnchors, rungMarkOf, type ReminderAnchor } from './reminders.js';

type FireRung = Extract<AssignmentCommand, { type: 'FireRung' }>;

/**
 * A rung of the reminder ladder is fired: never before its instant, never before the duty or the submission that it is
 * about, never twice for one limit, and only while its ladder runs. The caller dates the rung by policy and calendar.
 */
export function decideReminder(command: FireRung, state: ExistingAssignment, act: Act): AssignmentDecision {
  const { type: _type, at, ...data } = command;
  const body = rungAddressee(state, command.to);
  if (body === null) return unless(refusal('assignment-unknown'));
  const anchor = anchorOf(state, command.about, command.period);
  return unless(calledFor(command, anchor, state) ?? dueBy(command, anchor, act, at) ?? notYetFired(command, state), { type: 'RungFired', data: { ...data, body } });
}

function calledFor({ about, forDue, round, period }: FireRung, anchor: ReminderAnchor | undefined, state: ExistingAssignment): Refusal {
  const runs = anchor !== undefined && anchor.round === round && (about === 'approval' ? anchor.day <= forDue : anchor.day === forDue);
  return runs ? null : refusal('rung-not-called-for', { about, forDue, round, period, status: state.status });
}

function dueBy({ rung, dueOn }: FireRung, anchor: ReminderAnchor | undefined, act: Act, at: number): Refusal {
  const since = anchor?.since ?? at;
  return at < since || act.recordedAt < at ? refusal('rung-not-due', { rung, dueOn }) : null;
}

function notYetFired({ about, forDue, round, period, rung, dueOn }: FireRung, state: ExistingAssignment): Refusal {
  const mark = rungMarkOf(state, { about, day: forDue, round, period });
  return mark !== null && (mark.rungs.includes(rung) || dueOn <= mark.through) ? refusal('rung-already-fired', { rung, forDue }) : null;
}

const anchorOf = (state: ExistingAssignment, about: FireRung['about'], period: string | null): ReminderAnchor | undefined =>
  reminderAnchors(state).find((one) => one.about === about && one.period === period);
