import type { IndicatorId } from '#libs/domain';
import { linkedDuty } from './indicator.shape.js';
import { id, object, text } from '../shape.js';
import { storedEvent } from '../stored-event.js';

/** A duty is no longer said to serve the indicator. */
export const indicatorUnlinked = storedEvent('IndicatorUnlinked', 'indicator-unlinked', object({
  indicatorId: id<IndicatorId>(),
  duty: linkedDuty,
  reason: text,
}));
