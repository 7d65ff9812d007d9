export { copyMissing, type LogCopyOptions } from './copy-missing.js';
export { LogCopyError, type LogCopyFaultCode } from './log-copy.error.js';
export { verifyLogCopy, type Digest, type VerifiedCopy } from './verify-log-copy.js';
