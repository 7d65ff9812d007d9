import type { BodyId, Finding, InspectionMinutes, LocalDate } from '#libs/domain';
import { evidence } from '../evidence.shape.js';
import { day, id, listOf, object, text, wholeNumber } from '../shape.js';
import { storedEvent } from '../stored-event.js';

/** Minutes of a visit (biên bản) with what was found. */
export const inspectionMinuted = storedEvent('InspectionMinuted', 'inspection-minuted', object<InspectionMinutes>({
  number: wholeNumber,
  body: id<BodyId>(),
  date: day<LocalDate>(),
  contents: text,
  findings: listOf(object<Finding>({ number: wholeNumber, text, evidence })),
}));
