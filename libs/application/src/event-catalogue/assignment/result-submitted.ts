import type { BodyId } from '#libs/domain';
import { id, listOf, nullable, object, text, wholeNumber } from '../shape.js';
import { storedEvent } from '../stored-event.js';

/** The lead hands its result in (trình kết quả). */
export const resultSubmitted = storedEvent('ResultSubmitted', 'result-submitted', object({
  round: wholeNumber,
  outputs: listOf(text),
  note: nullable(text),
  unansweredCoordinators: listOf(id<BodyId>()),
}));
