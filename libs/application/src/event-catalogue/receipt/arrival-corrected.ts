import type { BodyId, DirectiveId, LocalDate } from '#libs/domain';
import { arrivalNumber } from './arrival.shape.js';
import { day, id, nullable, object, text } from '../shape.js';
import { storedEvent } from '../stored-event.js';

/** The entry of the arrival was corrected, with the reason (R15). */
export const arrivalCorrected = storedEvent('ArrivalCorrected', 'arrival-corrected', object({
  directiveId: id<DirectiveId>(),
  addressee: id<BodyId>(),
  arrivalNumber: arrivalNumber,
  arrivalDate: day<LocalDate>(),
  passedTo: nullable(text),
  reason: text,
}));
