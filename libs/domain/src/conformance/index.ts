export { DEVIATION_KINDS, deviationsOf, type Deviation, type DeviationKind, type TracedAct } from './deviations.js';
export { Durations, FlowGraph, type Activity, type DurationFigures, type Flow } from './flow-graph.js';
