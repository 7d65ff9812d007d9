export * from './calendar/period-name.js';
export * from './calendar/report-period.js';
export * from './calendar/report-schedule.js';
export * from './obligation/index.js';
export * from './period-report/index.js';
export type { ReportContent, ReportFigure } from './report-content.js';
export * from './reporting-ids.js';
export * from './review/index.js';
