import type { LocalDate } from '../kernel/index.js';
import { addMonths } from './calendar-units.js';
import { REMINDER_LADDER_V1, type ReminderRung, type SlipColour, type SlipGrade } from './reminder-ladder.js';
import { addWorkingDays, workingDayOnOrBefore, type WorkingCalendar } from './working-calendar.js';

/** A time of the local day (UTC+7). */
export interface TimeOfDay {
  /** 0–23 */
  readonly hour: number;
  /** 0–59 */
  readonly minute: number;
}

/** Within how many working days the supervising office enters an incoming decision (feature 31); 0 = the same day. */
export interface UrgencyEntryLimits {
  readonly urgentWorkingDays: number;
  readonly ordinaryWorkingDays: number;
  /** For a decision of `manyTasksFrom` tasks or more that is not urgent. */
  readonly manyTasksWorkingDays: number;
  /** Tasks; the number is our proposal, the source says only "many". */
  readonly manyTasksFrom: number;
}

/** The switches that decide how a phrase becomes a date. */
export interface DeadlinePolicy {
  /** R1: "trước ngày X" ends on X−1. When off, offices read it as "by X" and it ends on X. */
  readonly beforeIsExclusive: boolean;
  /** R1: a counted term ending on a day off runs to the next working day (Civil Code 148(5), by analogy). */
  readonly termMovesOffDayOff: boolean;
}

/**
 * The proposals of the rules (marked P) as data. An event names the version it was judged by; a changed rule is a new
 * version, so that old cases keep the rule of their time.
 */
export interface SupervisionPolicy extends DeadlinePolicy {
  readonly version: number;
  readonly name: string;
  /** R1: a reminder that would fall on a day off goes out on the working day before. */
  readonly remindersMoveToWorkingDay: boolean;
  /** R3: an open duty is due soon when this many calendar days or fewer are left. */
  readonly dueSoonDays: number;
  /** R3: the same for short duties. */
  readonly shortTaskDueSoonDays: number;
  /** R3: a duty is short when fewer calendar days than this lie between its assignment and its due day. */
  readonly shortTaskBelowDays: number;
  /** Working days a lead has to acknowledge a duty; the rules ask for a limit, this number is our proposal. */
  readonly acknowledgementWorkingDays: number;
  /** R4: working days an approver has for a submission before standing on the approver's own overdue list. */
  readonly approverWorkingDays: number;
  /** R5: working days to decide a request for extension. */
  readonly extensionDecisionWorkingDays: number;
  /** R5: extensions a duty may be granted without the standing committee. */
  readonly maxExtensions: number;
  /** R6: working days before the lead's own due day by which coordinators must have answered. */
  readonly coordinatorLeadWorkingDays: number;
  /** R9: months between two reviews of a standing duty. */
  readonly reviewEveryMonths: number;
  /** Steps before, on and after a limit (features 37, 39); proposal. Ids are unique, the order is of no meaning. */
  readonly reminderLadder: readonly ReminderRung[];
  /** Local time at which reminders of a day go out; proposal. */
  readonly remindersAt: TimeOfDay;
  /** Local time of the daily digest of notices; proposal. */
  readonly digestHour: TimeOfDay;
  /** R6: working days a coordinator has to answer a request that states no day of its own; proposal. */
  readonly coordinationAnswerWorkingDays: number;
  /** A body with fewer due duties than this in the period is listed without a rank (feature 56); proposal. */
  readonly rankingMinimumN: number;
  /** Working days after its publication within which a body may contest its line in a ranking; proposal. */
  readonly rankingContestWorkingDays: number;
  /** Colour of the slip of each grade of urging (feature 39); the colours are a proposal after the three-coloured slips. */
  readonly slipColours: Readonly<Record<SlipGrade, SlipColour>>;
  /** Limits of the supervising office itself for entering decisions (feature 31). */
  readonly urgencyEntryLimits: UrgencyEntryLimits;
  /** Delegations in a row, from the body or position whose power it is to the one that acts; proposal. */
  readonly delegationMaxDepth: number;
  /** A body's own policy: what leaves it on its duties is proposed by its desk and approved by its head. Off: whoever may act does. */
  readonly actsNeedApproval: boolean;
}

/** Version 1: the defaults of the rules. */
export const POLICY_V1: SupervisionPolicy = Object.freeze({
  version: 1,
  name: 'default',
  beforeIsExclusive: true,
  termMovesOffDayOff: true,
  remindersMoveToWorkingDay: true,
  dueSoonDays: 7,
  shortTaskDueSoonDays: 3,
  shortTaskBelowDays: 30,
  acknowledgementWorkingDays: 3,
  approverWorkingDays: 5,
  extensionDecisionWorkingDays: 3,
  maxExtensions: 2,
  coordinatorLeadWorkingDays: 5,
  reviewEveryMonths: 6,
  reminderLadder: REMINDER_LADDER_V1,
  remindersAt: Object.freeze({ hour: 7, minute: 30 }),
  digestHour: Object.freeze({ hour: 7, minute: 30 }),
  coordinationAnswerWorkingDays: 5,
  rankingMinimumN: 5,
  rankingContestWorkingDays: 10,
  slipColours: Object.freeze({ remind: 'xanh', urge: 'cam', criticise: 'đỏ', 'report-to-standing-committee': 'đỏ' }),
  urgencyEntryLimits: Object.freeze({ urgentWorkingDays: 0, ordinaryWorkingDays: 1, manyTasksWorkingDays: 2, manyTasksFrom: 10 }),
  delegationMaxDepth: 2,
  actsNeedApproval: false,
});

/** The last day on which acknowledging a duty assigned that day is on time. */
export const acknowledgementDue = (
  assignedOn: LocalDate,
  policy: SupervisionPolicy,
  calendar: WorkingCalendar,
): LocalDate => addWorkingDays(assignedOn, policy.acknowledgementWorkingDays, calendar);

/** The last day an approver has for a submission of that day; after it the approver is the overdue owner (R4). */
export const approverDue = (submittedOn: LocalDate, policy: SupervisionPolicy, calendar: WorkingCalendar): LocalDate =>
  addWorkingDays(submittedOn, policy.approverWorkingDays, calendar);

/** The last day to decide a request for extension filed that day (R5). */
export const extensionDecisionDue = (
  filedOn: LocalDate,
  policy: SupervisionPolicy,
  calendar: WorkingCalendar,
): LocalDate => addWorkingDays(filedOn, policy.extensionDecisionWorkingDays, calendar);

/** The latest answer-by day a lead due that day should give its coordinators (R6). */
export const coordinatorDue = (leadDue: LocalDate, policy: SupervisionPolicy, calendar: WorkingCalendar): LocalDate =>
  addWorkingDays(leadDue, -policy.coordinatorLeadWorkingDays, calendar);

/**
 * The day of the next review of a standing duty last reviewed (or assigned) on that day (R9).
 * @throws RangeError when it would leave the years 1900–2200.
 */
export function reviewDue(lastReviewOn: LocalDate, policy: Pick<SupervisionPolicy, 'reviewEveryMonths'>): LocalDate {
  const due = addMonths(lastReviewOn, policy.reviewEveryMonths);
  if (due === null) throw new RangeError(`review of ${lastReviewOn} leaves the calendar`);
  return due;
}

/** The day on which a reminder meant for that day goes out (R1). */
export const reminderDay = (wanted: LocalDate, policy: SupervisionPolicy, calendar: WorkingCalendar): LocalDate =>
  policy.remindersMoveToWorkingDay ? workingDayOnOrBefore(wanted, calendar) : wanted;
