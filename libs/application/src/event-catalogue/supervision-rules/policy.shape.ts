import { REMINDER_GRADES, type PolicySwitches, type ReminderRung, type SlipColour, type TimeOfDay, type UrgencyEntryLimits } from '#libs/domain';
import { flag, id, listOf, object, oneOf, wholeNumber } from '../shape.js';

const rung = object<ReminderRung>({
  id: id(),
  about: oneOf(['due', 'acknowledgement', 'approval']),
  offset: wholeNumber,
  unit: oneOf(['calendar-days', 'working-days']),
  grade: oneOf(REMINDER_GRADES),
  to: oneOf(['lead', 'supervising', 'issuer', 'confirming']),
});
const timeOfDay = object<TimeOfDay>({ hour: wholeNumber, minute: wholeNumber });
const colour = oneOf<SlipColour>(['xanh', 'cam', 'đỏ']);

/** The switches of version 1. A switch added later is a further version of the event, with its default as the step. */
const SWITCHES_1 = {
  beforeIsExclusive: flag,
  termMovesOffDayOff: flag,
  remindersMoveToWorkingDay: flag,
  dueSoonDays: wholeNumber,
  shortTaskDueSoonDays: wholeNumber,
  shortTaskBelowDays: wholeNumber,
  acknowledgementWorkingDays: wholeNumber,
  approverWorkingDays: wholeNumber,
  extensionDecisionWorkingDays: wholeNumber,
  maxExtensions: wholeNumber,
  coordinatorLeadWorkingDays: wholeNumber,
  reviewEveryMonths: wholeNumber,
  reminderLadder: listOf(rung),
  remindersAt: timeOfDay,
  digestHour: timeOfDay,
  coordinationAnswerWorkingDays: wholeNumber,
  rankingMinimumN: wholeNumber,
  slipColours: object<PolicySwitches['slipColours']>({ remind: colour, urge: colour, criticise: colour, 'report-to-standing-committee': colour }),
  urgencyEntryLimits: object<UrgencyEntryLimits>({ urgentWorkingDays: wholeNumber, ordinaryWorkingDays: wholeNumber, manyTasksWorkingDays: wholeNumber, manyTasksFrom: wholeNumber }),
  delegationMaxDepth: wholeNumber,
} as const;

export const policySwitches1 = object(SWITCHES_1);

/** Version 2: a ranking may be contested. */
const SWITCHES_2 = { ...SWITCHES_1, rankingContestWorkingDays: wholeNumber } as const;
export const policySwitches2 = object(SWITCHES_2);

/** Every switch of a policy, version 3: a body may work by proposal and approval. */
export const policySwitches = object<PolicySwitches>({ ...SWITCHES_2, actsNeedApproval: flag });
