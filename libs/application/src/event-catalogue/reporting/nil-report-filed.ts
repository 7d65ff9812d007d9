import type { BodyId, LocalDate } from '#libs/domain';
import { day, id, nullable, object, text, wholeNumber } from '../shape.js';
import { storedEvent } from '../stored-event.js';
import { reportOf } from './reporting.shape.js';

/** A unit reported that nothing happened in the period (R8). */
export const nilReportFiled = storedEvent('NilReportFiled', 'nil-report-filed', object({
  ...reportOf,
  unit: id<BodyId>(),
  round: wholeNumber,
  note: nullable(text),
  due: nullable(day<LocalDate>()),
}));
