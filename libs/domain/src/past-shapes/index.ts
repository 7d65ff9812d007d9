export { inTodaysShape, newestVersion, stepFrom, type Change1, type Content1, type Item1, type ItemAdded1, type TypeWithPast } from './past-shapes.js';
