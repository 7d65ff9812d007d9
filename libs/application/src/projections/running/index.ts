export { AppliedHead } from './applied-head.js';
export { ASSIGNMENT_STREAM, type DecodeEvent } from './folded-duties.js';
export type { FedEvent, Projection, ProjectionWriter } from './projection.js';
export { ProjectionFeeder, type FeederOptions, type RebuildProgress } from './projection-feeder.js';
