import type { BodyId } from '#libs/domain';
import { id, object, text, wholeNumber } from '../shape.js';
import { storedEvent } from '../stored-event.js';
import { reportOf } from './reporting.shape.js';

/** The consolidating body sent a report back (R4). */
export const unitReportReturned = storedEvent('UnitReportReturned', 'unit-report-returned', object({
  ...reportOf,
  unit: id<BodyId>(),
  round: wholeNumber,
  reasons: text,
}));
