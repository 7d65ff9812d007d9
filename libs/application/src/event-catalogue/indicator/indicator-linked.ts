import type { IndicatorId } from '#libs/domain';
import { linkedDuty } from './indicator.shape.js';
import { id, object } from '../shape.js';
import { storedEvent } from '../stored-event.js';

/** A duty serves the indicator; completing it measures nothing. */
export const indicatorLinked = storedEvent('IndicatorLinked', 'indicator-linked', object({
  indicatorId: id<IndicatorId>(),
  duty: linkedDuty,
}));
