import { ActOnPeriodReportHandler } from './act-on-period-report.handler.js';
import { ActOnReportingHandler } from './act-on-reporting.handler.js';
import { ActOnReviewHandler } from './act-on-review.handler.js';

/** The handlers of periodic reports and reviews, for the modules that provide the command core. */
export const REPORTING_HANDLERS = [ActOnReportingHandler, ActOnPeriodReportHandler, ActOnReviewHandler] as const;
