import type { BodyId, LocalDate } from '#libs/domain';
import { day, id, nullable, object, text } from '../shape.js';
import { storedEvent } from '../stored-event.js';

/** The lead asks a coordinator for its share (R6). */
export const coordinationRequested = storedEvent('CoordinationRequested', 'coordination-requested', object({
  coordinator: id<BodyId>(),
  request: text,
  answerDue: nullable(day<LocalDate>()),
}));
