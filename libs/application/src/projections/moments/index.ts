export { momentsProjection } from './moments.projection.js';
export { lastIndexAt, positionOfIndex, recordedAtOf, resolveMoment } from './moments.query.js';
