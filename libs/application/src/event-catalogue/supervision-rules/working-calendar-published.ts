import { CALENDAR_DAY_KINDS, OCCASIONS, type CalendarDay, type LocalDate } from '#libs/domain';
import { day, listOf, object, oneOf, text, wholeNumber } from '../shape.js';
import { storedEvent } from '../stored-event.js';

/** The days of one year as officially announced; the calendar of that version is what it follows with this year replaced. */
export const workingCalendarPublished = storedEvent('WorkingCalendarPublished', 'working-calendar-published', object({
  version: wholeNumber,
  follows: wholeNumber,
  year: wholeNumber,
  days: listOf(object<CalendarDay>({ date: day<LocalDate>(), occasion: oneOf(OCCASIONS), name: object<CalendarDay['name']>({ vi: text, en: text }), kind: oneOf(CALENDAR_DAY_KINDS) })),
  basis: text,
}));
