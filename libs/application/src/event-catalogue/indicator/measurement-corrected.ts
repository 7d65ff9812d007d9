import type { BodyId, IndicatorId } from '#libs/domain';
import { measurement } from './indicator.shape.js';
import { id, object, text } from '../shape.js';
import { storedEvent } from '../stored-event.js';

/** The counter-act of a mistaken measurement (R15). */
export const measurementCorrected = storedEvent('MeasurementCorrected', 'measurement-corrected', object({
  indicatorId: id<IndicatorId>(),
  body: id<BodyId>(),
  period: id(),
  measurement,
  reason: text,
}));
