import type { AssignmentId, LocalDate } from '#libs/domain';
import { day, id, nullable, object, oneOf } from '../shape.js';
import { storedEvent } from '../stored-event.js';

/** What became of a remediation duty. */
export const remediationOutcomeRecorded = storedEvent('RemediationOutcomeRecorded', 'remediation-outcome-recorded', object({
  assignmentId: id<AssignmentId>(),
  outcome: oneOf(['accepted', 'reopened', 'withdrawn', 'reinstated']),
  doneOn: nullable(day<LocalDate>()),
}));
