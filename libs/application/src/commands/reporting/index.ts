export { ActOnPeriodReportHandler } from './act-on-period-report.handler.js';
export { ActOnReportingHandler } from './act-on-reporting.handler.js';
export { ActOnReviewHandler } from './act-on-review.handler.js';
export * from './reporting-handlers.js';
export * from './reporting-streams.js';
export * from './reporting.aggregate.js';
export * from './reporting.contract.js';
