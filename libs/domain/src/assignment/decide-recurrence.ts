import { dateAt, endOfDay, startOfDay, type Act } from '../kernel/index.js';
import { reportPeriodNumber } from '../reporting/calendar/report-period.js';
import { scheduleFault } from '../reporting/calendar/report-schedule.js';
import { byOverseer } from './decide-tracking.js';
import { heldBy, says, standsIn, unless, type AssignmentDecision, type ExistingAssignment } from './guards.js';
import { dutyPeriod, firstNumber, isFiled, returns, rhythmsOf, type Recurrence } from './recurrence.js';
import { refusal, type Refusal } from './rejections.js';
import type { RecurrenceCommand } from './tracking-commands.js';

type Of<T extends RecurrenceCommand['type']> = Extract<RecurrenceCommand, { type: T }>;

/** R8: how the duty returns, and what was filed for each of its instances. */
export const decideRecurrence = (command: RecurrenceCommand, state: ExistingAssignment, act: Act): AssignmentDecision =>
  command.type === 'SetRecurrence' ? decideSet(command, state, act) : decideFiled(command, state, act);

function decideSet({ calendar, rhythms: given, due, basis }: Of<'SetRecurrence'>, state: ExistingAssignment, act: Act): AssignmentDecision {
  const refused = byOverseer(state, act) ?? standsIn(state, ['assigned', 'acknowledged', 'in-progress', 'submitted', 'suspended', 'returned-to-issuer']) ?? says('basis', basis);
  if (refused !== null) return unless(refused);
  if (!state.deadlines.some(returns)) return unless(refusal('duty-not-recurring'));
  if (state.recurrence !== null) return unless(refusal('recurrence-already-set'));
  const rhythms = given ?? rhythmsOf(state.deadlines);
  if (rhythms === null || rhythms.length === 0) return unless(refusal('rhythm-unknown'));
  const recurrence: Recurrence = { calendar, rhythms: [...new Set(rhythms)], from: state.assignedOn ?? act.occurredOn, due };
  const fault = recurrence.rhythms.map((rhythm) => scheduleFault({ unitDue: due, consolidatedDue: null }, calendar, rhythm, firstNumber(recurrence, rhythm))).find((one) => one !== null);
  return unless(fault === undefined ? null : refusal('recurrence-due-invalid', { fault }), { type: 'RecurrenceSet', data: { ...recurrence, basis } });
}

/** A submission names its period; an instance that has not begun has nothing to tell of. */
function decideFiled({ period: key, note, nil }: Of<'FilePeriodResult'>, state: ExistingAssignment, act: Act): AssignmentDecision {
  const refused = heldBy(state.terms.leadBody, 'lead', act) ?? standsIn(state, ['acknowledged', 'in-progress'], 'not-acknowledged') ?? says('note', note);
  if (refused !== null) return unless(refused);
  const { recurrence } = state;
  if (recurrence === null) return unless(refusal('recurrence-not-set'));
  const rhythm = recurrence.rhythms.find((one) => reportPeriodNumber(one, key) !== null);
  const number = rhythm === undefined ? null : reportPeriodNumber(rhythm, key);
  if (rhythm === undefined || number === null || number < firstNumber(recurrence, rhythm)) return unless(refusal('duty-period-unknown', { period: key, rhythms: recurrence.rhythms }));
  const { from, to, due } = dutyPeriod(recurrence, rhythm, number);
  const begun: Refusal = act.recordedAt < startOfDay(from) ? refusal('duty-period-not-begun', { period: key, from, recordedOn: dateAt(act.recordedAt) }) : null;
  const free: Refusal = isFiled(state.filed, rhythm, number) ? refusal('duty-period-already-filed', { period: key }) : null;
  return unless(begun ?? free, {
    type: 'PeriodResultFiled',
    data: { rhythm, number, period: key, from, to, due, late: due !== null && act.recordedAt >= endOfDay(due), note, nil },
  });
}
