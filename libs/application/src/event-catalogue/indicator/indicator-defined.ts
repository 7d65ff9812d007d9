import type { BodyId, DirectiveId, IndicatorId } from '#libs/domain';
import { indicatorContent } from './indicator.shape.js';
import { id, object } from '../shape.js';
import { storedEvent } from '../stored-event.js';

/** An indicator of a directive with its milestones (R10). */
export const indicatorDefined = storedEvent('IndicatorDefined', 'indicator-defined', object({
  indicatorId: id<IndicatorId>(),
  directiveId: id<DirectiveId>(),
  issuer: id<BodyId>(),
  content: indicatorContent,
}));
