import type { IndicatorId } from '#libs/domain';
import { id, object, text } from '../shape.js';
import { storedEvent } from '../stored-event.js';

/** Nothing more is measured or linked. */
export const indicatorWithdrawn = storedEvent('IndicatorWithdrawn', 'indicator-withdrawn', object({
  indicatorId: id<IndicatorId>(),
  basis: text,
}));
