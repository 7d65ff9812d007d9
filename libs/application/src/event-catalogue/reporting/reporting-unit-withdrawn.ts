import type { BodyId } from '#libs/domain';
import { id, object, text } from '../shape.js';
import { storedEvent } from '../stored-event.js';

/** A body no longer reports, from a period on. */
export const reportingUnitWithdrawn = storedEvent('ReportingUnitWithdrawn', 'reporting-unit-withdrawn', object({
  unit: id<BodyId>(),
  fromPeriod: text,
  basis: text,
}));
