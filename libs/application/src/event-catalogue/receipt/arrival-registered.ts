import type { BodyId, DirectiveId, LocalDate } from '#libs/domain';
import { arrivalNumber } from './arrival.shape.js';
import { day, id, nullable, object, text } from '../shape.js';
import { storedEvent } from '../stored-event.js';

/** The addressee entered it in its own register: the stamp ĐẾN (R14). */
export const arrivalRegistered = storedEvent('ArrivalRegistered', 'arrival-registered', object({
  directiveId: id<DirectiveId>(),
  addressee: id<BodyId>(),
  arrivalNumber: arrivalNumber,
  arrivalDate: day<LocalDate>(),
  passedTo: nullable(text),
}));
