import type { FileRejection } from '../../files/index.js';
import type { CommonRejection } from '../refusal.js';
import type { ContentRejection } from '../report-content.js';

/** Every reason for which an act on the reports of a period is refused. */
export type PeriodReportRejection =
  | FileRejection
  | Extract<CommonRejection, 'occurred-in-future' | 'late-entry-needs-basis' | 'reason-missing' | 'text-missing'>
  | ContentRejection
  /** The period has not begun: there is nothing to report yet. Facts: `period`, `from`. */
  | 'report-period-not-begun'
  /** The body owes no report for that period. Facts: `unit`, `period`. */
  | 'unit-does-not-report'
  /** The act is done in the name of another body than the one whose part it is. Facts: `part`, `body`, `actingBody`. */
  | 'not-reporting-party'
  /** A report stands: a mistake in it is corrected or taken back, not filed again. Facts: `unit`. */
  | 'report-already-filed'
  /** No report stands that could be returned, corrected or taken back. Facts: `unit`. */
  | 'no-report-filed'
  /** The consolidated report is with its recipient or accepted: what stands in it is not changed under it. */
  | 'consolidation-under-way'
  /** There is no draft to submit. */
  | 'consolidation-not-drafted'
  /** There is no submitted report to judge. */
  | 'consolidation-not-submitted'
  /** The consolidated report was accepted. */
  | 'consolidation-accepted'
  /** No acceptance stands that could be taken back. */
  | 'consolidation-not-accepted'
  /** No ladder runs for this limit: nothing is missing, or the due day has changed. Facts: `tier`, `forDue`. */
  | 'report-rung-not-called-for'
  /** A rung before its instant, or of a day before the reports were asked for. Facts: `rung`, `dueOn`. */
  | 'report-rung-not-due'
  /** The rung, or a later one, has gone for this limit. Facts: `rung`, `forDue`. */
  | 'report-rung-already-fired';
