import type { BodyId } from '#libs/domain';
import { id, object, text } from '../shape.js';
import { storedEvent } from '../stored-event.js';

/** One more body reports, from a period on. */
export const reportingUnitAdded = storedEvent('ReportingUnitAdded', 'reporting-unit-added', object({
  unit: id<BodyId>(),
  fromPeriod: text,
  reason: text,
}));
