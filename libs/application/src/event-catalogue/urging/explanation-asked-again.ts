import type { BodyId, LocalDate } from '#libs/domain';
import { day, id, object, text, wholeNumber } from '../shape.js';
import { storedEvent } from '../stored-event.js';

/** The explanation did not do; another one is due by a day of its own. */
export const explanationAskedAgain = storedEvent('ExplanationAskedAgain', 'explanation-asked-again', object({
  addressee: id<BodyId>(),
  round: wholeNumber,
  reason: text,
  due: day<LocalDate>(),
}));
