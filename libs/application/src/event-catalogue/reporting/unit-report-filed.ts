import type { BodyId, LocalDate } from '#libs/domain';
import { day, id, nullable, object, wholeNumber } from '../shape.js';
import { storedEvent } from '../stored-event.js';
import { reportContent, reportOf } from './reporting.shape.js';

/** A unit reported for a period (R8). */
export const unitReportFiled = storedEvent('UnitReportFiled', 'unit-report-filed', object({
  ...reportOf,
  unit: id<BodyId>(),
  round: wholeNumber,
  content: reportContent,
  due: nullable(day<LocalDate>()),
}));
