import type { IndicatorId } from '#libs/domain';
import { indicatorContent } from './indicator.shape.js';
import { id, object, text } from '../shape.js';
import { storedEvent } from '../stored-event.js';

/** Its milestones or wording changed, on a basis. */
export const indicatorAmended = storedEvent('IndicatorAmended', 'indicator-amended', object({
  indicatorId: id<IndicatorId>(),
  content: indicatorContent,
  basis: text,
}));
