import type { BodyId, IndicatorId } from '#libs/domain';
import { measurement } from './indicator.shape.js';
import { id, object } from '../shape.js';
import { storedEvent } from '../stored-event.js';

/** What was found for one body and period. */
export const measurementRecorded = storedEvent('MeasurementRecorded', 'measurement-recorded', object({
  indicatorId: id<IndicatorId>(),
  body: id<BodyId>(),
  period: id(),
  measurement,
}));
