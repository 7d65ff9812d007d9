import type { BodyId, LocalDate } from '#libs/domain';
import { day, id, listOf, nullable, object, text, wholeNumber } from '../shape.js';
import { storedEvent } from '../stored-event.js';
import { lateUnit, missingUnit, reportContent, reportOf } from './reporting.shape.js';

/** The consolidated report was handed up, with the units that are missing or late by name. */
export const consolidationSubmitted = storedEvent('ConsolidationSubmitted', 'consolidation-submitted', object({
  ...reportOf,
  round: wholeNumber,
  symbol: nullable(text),
  content: reportContent,
  reported: wholeNumber,
  owed: wholeNumber,
  nil: listOf(id<BodyId>()),
  missing: listOf(missingUnit),
  late: listOf(lateUnit),
  due: nullable(day<LocalDate>()),
}));
