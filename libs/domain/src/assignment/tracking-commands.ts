import type { DeadlinePolicy, WorkingCalendar } from '../deadline/index.js';
import type { WithFiles } from '../files/index.js';
import type { LocalDate } from '../kernel/index.js';
import type { ReportCalendar, ReportRhythm } from '../reporting/calendar/report-period.js';
import type { DayOfMonthRule } from '../reporting/calendar/report-schedule.js';
import type { TaskPoint } from '../directive/document.js';
import type { PointStatus } from './points.js';

/** Acts on duties that no written day governs. Rules arrive with the command, by the version that its event will name. */
export type TrackingCommand =
  | {
      readonly type: 'RecordCondition';
      /** Which deadline, counted from 0; null = the only one that waits for an event. */
      readonly place: number | null;
      readonly event: string;
      readonly on: LocalDate;
      readonly basis: string;
      /** Of the issuer. */
      readonly policy: DeadlinePolicy;
      readonly calendar: WorkingCalendar;
    }
  | { readonly type: 'ReviewStandingDuty'; readonly findings: string; /** From policy; whole months. */ readonly reviewEveryMonths: number };

/** R8: how a recurring duty returns, and the filing for one of its periods. */
export type RecurrenceCommand =
  | { readonly type: 'SetRecurrence'; readonly calendar: ReportCalendar; /** Null = as the phrases say. */ readonly rhythms: readonly ReportRhythm[] | null; readonly due: DayOfMonthRule | null; readonly basis: string }
  | WithFiles & { readonly type: 'FilePeriodResult'; /** Key of the period, e.g. `2022-Q1`. */ readonly period: string; readonly note: string; /** Nothing happened in the period. */ readonly nil: boolean };

/** Points of a duty with several, and its star. */
export type PointCommand =
  | { readonly type: 'AddPoint'; readonly code: string; readonly text: string }
  | { readonly type: 'WithdrawPoint'; readonly code: string; readonly basis: string }
  /** An amendment of the directive reaches the duty. */
  | { readonly type: 'AmendPoints'; readonly added: readonly TaskPoint[]; /** Codes. */ readonly withdrawn: readonly string[]; readonly basis: string }
  | WithFiles & { readonly type: 'ReportPoint'; readonly code: string; readonly status: PointStatus; readonly note: string }
  | { readonly type: 'ConfirmPoint'; readonly code: string; readonly done: boolean; readonly note: string }
  | { readonly type: 'StarDuty'; readonly starred: boolean; readonly reason: string };
