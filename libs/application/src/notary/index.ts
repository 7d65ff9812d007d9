export type { Companion } from './companion.js';
export { COSIGNED_PATH, Cosigning, type CosigningOptions, type CosigningRound } from './cosigning.js';
export { entryOf } from './entry-of-event.js';
export { LogProofs } from './log-proofs.js';
export { CHECKPOINT_PATH, checkpointAt, DEFAULT_NOTARY_OPTIONS, keptCheckpointSize, lastCheckpoint, Notary, type NotaryOptions, type NotaryPorts, type Round } from './notary.js';
export { NotaryRunner, type NotaryListener, type NotaryRunnerOptions } from './notary-runner.js';
export { NotaryFaultError, type NotaryFaultCode } from './notary-fault.error.js';
export { Timestamping, timestampPath, TIMESTAMPS } from './timestamping.js';
export { TreeReader } from './tree-reader.js';
