export { momentsProjection } from './moments.projection.js';
export { hasCome, IndexedEvents, indexOfPosition, lastIndexAt, positionOfIndex, recordedAtOf, resolveMoment } from './moments.query.js';
