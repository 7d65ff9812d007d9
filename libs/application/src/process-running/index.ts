export { ContextLoader } from './context-loader.js';
export { DutiesOfBodies } from './duties-of-bodies.js';
export { DueHandOvers } from './due-hand-overs.js';
export { DutiesOfLeavers } from './duties-of-leavers.js';
export { PastMergers } from './past-mergers.js';
export { PROCESS_SHARES, PROCESSES, type ProcessBinding, type ProcessShare } from './process-binding.js';
export type { ProcessObserver } from './process-observer.js';
export { DEFAULT_PROCESS_RUNNER_OPTIONS, PROCESS_RUNNER_OPTIONS, ProcessRunner, type ProcessRunnerOptions } from './process-runner.js';
