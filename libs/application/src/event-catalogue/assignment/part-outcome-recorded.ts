import type { AssignmentId, LocalDate } from '#libs/domain';
import { day, id, nullable, object, oneOf, wholeNumber } from '../shape.js';
import { storedEvent } from '../stored-event.js';

/** The parent learns how one of its parts ended (R7). */
export const partOutcomeRecorded = storedEvent('PartOutcomeRecorded', 'part-outcome-recorded', object({
  partId: id<AssignmentId>(),
  outcome: oneOf(['accepted', 'reopened', 'withdrawn', 'reinstated']),
  doneOn: nullable(day<LocalDate>()),
  doneAt: nullable(wholeNumber),
}));
