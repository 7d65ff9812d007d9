export * from './commands.js';
export { reportingDecider } from './decide.js';
export { collides as reportingPartsCollide, holdsPart as holdsReportingPart } from './decide-hand-over.js';
export * from './events.js';
export { evolveReporting } from './evolve.js';
export type { ReportingRejection } from './rejections.js';
export * from './state.js';
