import type { BodyId, IndicatorId } from '#libs/domain';
import { id, object, text } from '../shape.js';
import { storedEvent } from '../stored-event.js';

/** A measurement that should not have been recorded is taken out (R15). */
export const measurementWithdrawn = storedEvent('MeasurementWithdrawn', 'measurement-withdrawn', object({
  indicatorId: id<IndicatorId>(),
  body: id<BodyId>(),
  period: id(),
  reason: text,
}));
