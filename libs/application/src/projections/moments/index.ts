export { momentsProjection } from './moments.projection.js';
export { indexOfPosition, lastIndexAt, positionOfIndex, recordedAtOf, resolveMoment } from './moments.query.js';
