import type { BodyId, LocalDate } from '#libs/domain';
import { day, id, object, text } from '../shape.js';
import { storedEvent } from '../stored-event.js';

/** A body bears another name from a day on. */
export const bodyRenamed = storedEvent('BodyRenamed', 'body-renamed', object({
  bodyId: id<BodyId>(),
  name: text,
  from: day<LocalDate>(),
  basis: text,
}));
