import type { BodyId, LocalDate } from '#libs/domain';
import { day, id, nullable, object, text } from '../shape.js';
import { storedEvent } from '../stored-event.js';

/** A body has another parent from a day on. */
export const bodyMoved = storedEvent('BodyMoved', 'body-moved', object({
  bodyId: id<BodyId>(),
  parentId: nullable(id<BodyId>()),
  from: day<LocalDate>(),
  basis: text,
}));
