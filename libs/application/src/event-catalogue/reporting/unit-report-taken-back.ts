import type { BodyId } from '#libs/domain';
import { id, object, text } from '../shape.js';
import { storedEvent } from '../stored-event.js';
import { reportOf } from './reporting.shape.js';

/** A report was filed by mistake (R15). */
export const unitReportTakenBack = storedEvent('UnitReportTakenBack', 'unit-report-taken-back', object({
  ...reportOf,
  unit: id<BodyId>(),
  reason: text,
}));
