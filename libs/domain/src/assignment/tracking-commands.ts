import type { DeadlinePolicy, WorkingCalendar } from '../deadline/index.js';
import type { LocalDate } from '../kernel/index.js';

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
