import type { BodyId, LocalDate, PlannedVisit } from '#libs/domain';
import { day, id, listOf, nullable, object, text } from '../shape.js';
import { storedEvent } from '../stored-event.js';

/** The plan of visits, or a new one in its place. */
export const inspectionPlanned = storedEvent('InspectionPlanned', 'inspection-planned', object({
  visits: listOf(object<PlannedVisit>({ day: day<LocalDate>(), body: id<BodyId>(), contents: listOf(text) })),
  note: nullable(text),
}));
