import type { Deadline, LocalDate } from '#libs/domain';
import { day, listOf, nullable, object, oneOf, text, wholeNumber } from './shape.js';

/** One phrase of the source and how it was read (R2), version 1. */
export const deadline = object<Deadline>({
  phrase: nullable(text),
  kind: oneOf([
    'date', 'month-end', 'quarter-end', 'year-end', 'milestone', 'window', 'term', 'recurring', 'recurring-unspecified', 'standing',
    'conditional', 'relative', 'unspecified', 'none',
  ]),
  start: nullable(day<LocalDate>()),
  due: nullable(day<LocalDate>()),
  boundary: nullable(oneOf(['inclusive', 'exclusive'])),
  confidence: nullable(oneOf(['high', 'medium', 'low'])),
  sourceLine: nullable(wholeNumber),
  confirmation: oneOf(['confirmed', 'proposed']),
  flags: listOf(
    oneOf([
      'year-inferred', 'period-inferred', 'milestone-day-by-convention', 'day-by-civil-code', 'day-by-holiday-file', 'start-inferred',
      'moved-off-day-off', 'set-by-event', 'governs', 'not-a-deadline', 'ask-issuer', 'needs-clerk',
    ]),
  ),
});
