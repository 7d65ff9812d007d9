import type { BodyId } from '#libs/domain';
import { id, nullable, object, oneOf, text } from '../shape.js';
import { storedEvent } from '../stored-event.js';

/** A coordinator answers (R6). */
export const coordinationAnswered = storedEvent('CoordinationAnswered', 'coordination-answered', object({
  coordinator: id<BodyId>(),
  answer: oneOf(['received', 'opinion-sent', 'no-opinion', 'not-competent']),
  note: nullable(text),
}));
