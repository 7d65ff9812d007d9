import { stepFrom, type BodyId, type LocalDate } from '#libs/domain';
import { day, id, listOf, nullable, object, oneOf, text, wholeNumber } from '../shape.js';
import { storedEvent } from '../stored-event.js';

const VERSION_1 = {
  rung: text,
  about: oneOf(['due', 'acknowledgement', 'approval']),
  grade: oneOf(['notice', 'remind', 'urge', 'criticise', 'report-to-standing-committee']),
  to: oneOf(['lead', 'supervising', 'issuer', 'confirming']),
  body: id<BodyId>(),
  forDue: day<LocalDate>(),
  dueOn: day<LocalDate>(),
  round: wholeNumber,
  skipped: listOf(text),
} as const;

/** A rung of the reminder ladder has come. Version 1 knew no periods of recurring duties. */
export const rungFired = storedEvent('RungFired', 'rung-fired', object({ ...VERSION_1, period: nullable(text) }), [{ shape: object(VERSION_1), upcast: stepFrom('RungFired', 1) }]);
