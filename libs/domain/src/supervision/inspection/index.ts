export * from './commands.js';
export { inspectionKeepers } from './bodies.js';
export { inspectionDecider } from './decide.js';
export { inspectionMoves } from './decide-hand-over.js';
export * from './events.js';
export { evolveInspection } from './evolve.js';
export type { InspectionRejection } from './rejections.js';
export { decisionOfTaskCode, remediationTaskCode, type DecisionNumber } from './remediation.js';
export * from './state.js';
