import type { BodyId } from '#libs/domain';
import { id, listOf, object, text } from '../shape.js';
import { storedEvent } from '../stored-event.js';
import { eventReference, promisedDay } from './urging.shape.js';

/** An addressee answered (feature 40). */
export const urgingAnswered = storedEvent('UrgingAnswered', 'urging-answered', object({
  addressee: id<BodyId>(),
  text,
  refersTo: listOf(eventReference),
  promises: listOf(promisedDay),
}));
