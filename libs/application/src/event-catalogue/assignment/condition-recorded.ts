import type { LocalDate } from '#libs/domain';
import { deadline } from '../deadline.shape.js';
import { day, listOf, nullable, object, text, wholeNumber } from '../shape.js';
import { storedEvent } from '../stored-event.js';

/** The event that a deadline hangs on has its day, or another day now (R2). */
export const conditionRecorded = storedEvent('ConditionRecorded', 'condition-recorded', object({
  place: wholeNumber,
  event: text,
  on: day<LocalDate>(),
  movedFrom: nullable(day<LocalDate>()),
  deadlines: listOf(deadline),
  due: nullable(day<LocalDate>()),
  basis: text,
}));
