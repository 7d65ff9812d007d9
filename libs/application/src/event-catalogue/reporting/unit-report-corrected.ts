import type { BodyId } from '#libs/domain';
import { id, object, text } from '../shape.js';
import { storedEvent } from '../stored-event.js';
import { reportContent, reportOf } from './reporting.shape.js';

/** A mistake in a report was corrected (R15). */
export const unitReportCorrected = storedEvent('UnitReportCorrected', 'unit-report-corrected', object({
  ...reportOf,
  unit: id<BodyId>(),
  content: reportContent,
  reason: text,
}));
