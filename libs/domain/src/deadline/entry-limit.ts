import type { LocalDate } from '../kernel/index.js';
import type { SupervisionPolicy } from './policy.js';
import { addWorkingDays, workingDaysBetween, type WorkingCalendar } from './working-calendar.js';

/** By which of the limits of feature 31 an entry is judged. */
export type EntryClass = 'urgent' | 'ordinary' | 'many-tasks';

export interface EntryJudged {
  readonly limit: EntryClass;
  /** The last day on which entering it is in time. */
  readonly limitOn: LocalDate;
  readonly inTime: boolean;
  /** Working days after the limit; may be 0 for an entry on the days off that follow it. */
  readonly workingDaysLate: number;
}

/** How late the supervising office entered a decision after the date on the paper (feature 31). */
export function judgeEntry(paper: { readonly date: LocalDate; readonly tasks: number; readonly urgent: boolean }, enteredOn: LocalDate, { urgencyEntryLimits }: SupervisionPolicy, calendar: WorkingCalendar): EntryJudged {
  const { urgentWorkingDays, ordinaryWorkingDays, manyTasksWorkingDays, manyTasksFrom } = urgencyEntryLimits;
  const limit: EntryClass = paper.urgent ? 'urgent' : paper.tasks >= manyTasksFrom ? 'many-tasks' : 'ordinary';
  const days = { urgent: urgentWorkingDays, ordinary: ordinaryWorkingDays, 'many-tasks': manyTasksWorkingDays }[limit];
  const limitOn = addWorkingDays(paper.date, days, calendar);
  const inTime = enteredOn <= limitOn;
  return { limit, limitOn, inTime, workingDaysLate: inTime ? 0 : workingDaysBetween(limitOn, enteredOn, calendar) };
}
