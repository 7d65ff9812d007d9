import { ANSWER_DUE_BY, stepFrom, type BodyId, type LocalDate } from '#libs/domain';
import { day, flag, id, nullable, object, oneOf, text } from '../shape.js';
import { storedEvent } from '../stored-event.js';

const VERSION_1 = { coordinator: id<BodyId>(), request: text, answerDue: nullable(day<LocalDate>()) } as const;

/** The lead asks a coordinator for its share (R6). Version 1 knew no limit but the one that the lead named. */
export const coordinationRequested = storedEvent(
  'CoordinationRequested',
  'coordination-requested',
  object({ ...VERSION_1, answerDueBy: oneOf(ANSWER_DUE_BY), afterLimit: flag }),
  [{ shape: object(VERSION_1), upcast: stepFrom('CoordinationRequested', 1) }],
);
