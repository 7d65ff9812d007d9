export { momentsProjection } from './moments.projection.js';
export { hasCome, indexOfPosition, lastIndexAt, positionOfIndex, recordedAtOf, resolveMoment } from './moments.query.js';
