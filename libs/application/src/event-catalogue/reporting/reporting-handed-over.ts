import { REPORTING_PARTS, type BodyId } from '#libs/domain';
import { id, object, oneOf, text } from '../shape.js';
import { storedEvent } from '../stored-event.js';

/** A part in the reporting went to another body (R11). */
export const reportingHandedOver = storedEvent('ReportingHandedOver', 'reporting-handed-over', object({
  part: oneOf(REPORTING_PARTS),
  from: id<BodyId>(),
  to: id<BodyId>(),
  fromPeriod: text,
  basis: text,
}));
