import type { BodyId, LocalDate } from '#libs/domain';
import { day, id, object, text } from '../shape.js';
import { storedEvent } from '../stored-event.js';

/** A body ends without successor. */
export const bodyEnded = storedEvent('BodyEnded', 'body-ended', object({
  bodyId: id<BodyId>(),
  lastDay: day<LocalDate>(),
  basis: text,
}));
