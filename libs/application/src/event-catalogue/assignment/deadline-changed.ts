import type { LocalDate } from '#libs/domain';
import { deadline } from '../deadline.shape.js';
import { day, listOf, nullable, object, text } from '../shape.js';
import { storedEvent } from '../stored-event.js';

/** The deadline was amended or confirmed; the original is kept (R5). */
export const deadlineChanged = storedEvent('DeadlineChanged', 'deadline-changed', object({
  deadlines: listOf(deadline),
  due: nullable(day<LocalDate>()),
  basis: text,
}));
