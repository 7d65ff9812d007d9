import { REPORT_CALENDARS, REPORT_RHYTHMS, type DayOfMonthRule, type LocalDate } from '#libs/domain';
import { day, flag, id, listOf, nullable, object, oneOf, text, wholeNumber } from '../shape.js';
import { storedEvent } from '../stored-event.js';

/** How a recurring duty returns (R8). */
export const recurrenceSet = storedEvent('RecurrenceSet', 'recurrence-set', object({
  calendar: oneOf(REPORT_CALENDARS),
  rhythms: listOf(oneOf(REPORT_RHYTHMS)),
  from: day<LocalDate>(),
  due: nullable(object<DayOfMonthRule>({ by: oneOf(['day-of-month']), monthOffset: wholeNumber, day: wholeNumber })),
  basis: text,
}));

/** What the lead handed in for one period (R8). */
export const periodResultFiled = storedEvent('PeriodResultFiled', 'period-result-filed', object({
  rhythm: oneOf(REPORT_RHYTHMS),
  number: wholeNumber,
  period: id<string>(),
  from: day<LocalDate>(),
  to: day<LocalDate>(),
  due: nullable(day<LocalDate>()),
  late: flag,
  note: text,
  nil: flag,
}));
