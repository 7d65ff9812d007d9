import type { BodyId, LocalDate } from '#libs/domain';
import { bodyEntry } from './body.shape.js';
import { day, id, listOf, object, text } from '../shape.js';
import { storedEvent } from '../stored-event.js';

/** A merger or a split: one event (R11). */
export const bodiesSucceeded = storedEvent('BodiesSucceeded', 'bodies-succeeded', object({
  predecessors: listOf(id<BodyId>()),
  successors: listOf(id<BodyId>()),
  newBodies: listOf(bodyEntry),
  on: day<LocalDate>(),
  basis: text,
}));
