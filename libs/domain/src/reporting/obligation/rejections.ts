import type { ScheduleFault } from '../calendar/report-schedule.js';
import type { CommonRejection } from '../refusal.js';

/** Every reason for which an act on an obligation to report is refused. */
export type ReportingRejection =
  | CommonRejection
  | ScheduleFault
  /** The id stands for an obligation already. */
  | 'reporting-already-set-up'
  /** Nothing was set up under this id. */
  | 'reporting-unknown'
  /** It was withdrawn. */
  | 'reporting-withdrawn'
  /** It was ended. Facts: `lastPeriod`. */
  | 'reporting-ended'
  /** The act is done in the name of another body than the owner. Facts: `owner`, `actingBody`. */
  | 'not-reporting-owner'
  /** Who gathers or takes the reports does not report to itself, and they are two bodies (R12). Facts: `bodyId`. */
  | 'reporting-parts-collide'
  /** No such period in the obligation's rhythm, or outside what is owed. Facts: `period`. */
  | 'report-period-unknown'
  /** The last period lies before the first. Facts: `firstPeriod`, `lastPeriod`. */
  | 'last-period-before-first'
  /** The data of that period are complete: what is owed for it is not changed afterwards. Facts: `period`, `to`. */
  | 'report-period-over'
  /** The body reports already in that period or later. Facts: `unit`. */
  | 'unit-already-reports'
  /** The body does not report in that period. Facts: `unit`. */
  | 'unit-does-not-report'
  /** The body does not have that part. Facts: `part`, `bodyId`. */
  | 'reporting-part-not-held';
