export * from './commands.js';
export {
  judgedOn, judgingOperator, MEASURE_KINDS, TARGET_OPERATORS, type IndicatorContent, type IndicatorMilestone, type MeasureKind, type MilestoneTarget, type MilestoneTime,
  type TargetOperator,
} from './content.js'; // prettier-ignore
export { indicatorDecider } from './decide.js';
export * from './events.js';
export { evolveIndicator } from './evolve.js';
export * from './exact-number.js';
export * from './measured-period.js';
export * from './measurement.js';
export * from './milestone-standing.js';
export * from './rejections.js';
export { dutyKey, initialIndicator, measurementOf, type IndicatorState } from './state.js';
export * from './trajectory.js';
