export { ADMINISTRATION, introduceLogKey } from './introduce-log-key.js';
export { LOG_KEY, LOG_KEY_STREAM } from './log-key.aggregate.js';
export { RotateLogKey } from './log-key.contract.js';
export { RotateLogKeyHandler } from './rotate-log-key.handler.js';
