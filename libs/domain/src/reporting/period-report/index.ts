export * from './commands.js';
export { periodReportDecider } from './decide.js';
export * from './events.js';
export { evolvePeriodReport } from './evolve.js';
export type { PeriodReportRejection } from './rejections.js';
export * from './reminders.js';
export * from './report-standing.js';
export * from './state.js';
