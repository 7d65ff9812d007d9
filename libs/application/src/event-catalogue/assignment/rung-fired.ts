import type { BodyId, LocalDate } from '#libs/domain';
import { day, id, listOf, object, oneOf, text, wholeNumber } from '../shape.js';
import { storedEvent } from '../stored-event.js';

/** A rung of the reminder ladder has come. */
export const rungFired = storedEvent('RungFired', 'rung-fired', object({
  rung: text,
  about: oneOf(['due', 'acknowledgement', 'approval']),
  grade: oneOf(['notice', 'remind', 'urge', 'criticise', 'report-to-standing-committee']),
  to: oneOf(['lead', 'supervising', 'issuer', 'confirming']),
  body: id<BodyId>(),
  forDue: day<LocalDate>(),
  dueOn: day<LocalDate>(),
  round: wholeNumber,
  skipped: listOf(text),
}));
