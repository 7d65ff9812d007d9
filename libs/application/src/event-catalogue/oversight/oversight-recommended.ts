import type { BodyId } from '#libs/domain';
import { id, listOf, object, text, wholeNumber } from '../shape.js';
import { storedEvent } from '../stored-event.js';

/** Something is recommended; it binds nobody. */
export const oversightRecommended = storedEvent('OversightRecommended', 'oversight-recommended', object({
  number: wholeNumber,
  to: listOf(id<BodyId>()),
  text,
}));
