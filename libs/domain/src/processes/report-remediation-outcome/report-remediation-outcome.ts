import type { AssignmentEvent, AssignmentState } from '../../assignment/index.js';
import { ignore, send, type Reaction } from '../../kernel/index.js';
import type { InspectionId, RemediationOutcome } from '../../supervision/index.js';
import { toInspection, type ProcessMessage } from '../messages.js';
import type { Process } from '../process.js';

export interface RemediationOutcomeContext {
  /** The assignment in whose stream the event stands. */
  readonly duty: AssignmentState;
  /** The inspection whose decision the task code of the duty names; null for every other duty. */
  readonly inspectionId: InspectionId | null;
}

/**
 * The inspection learns what became of a remediation duty: done, withdrawn, or back again after a correction (R15). The
 * inspection is found by the decision that the task code names, and answers a repeated report with nothing to record.
 *
 * Ignores: `no-remediation` (any other duty, and parts handed down from one), `taken-back-since` (a later correction
 * reports itself), `still-done`, `outcome-unchanged`, `not-for-this-process`.
 */
export const reportRemediationOutcome: Process<AssignmentEvent, RemediationOutcomeContext> = {
  name: 'report-remediation-outcome',
  handles: new Set(['ResultAccepted', 'CompletedByParts', 'AssignmentWithdrawn', 'PartOutcomeRecorded', 'ActCorrected']),
  react(event, _act, { duty, inspectionId }) {
    if (duty.terms === null || duty.terms.parent !== null || inspectionId === null) return ignore('no-remediation');
    switch (event.type) {
      case 'ResultAccepted':
      case 'CompletedByParts':
        return duty.accepted === null ? ignore('taken-back-since') : report(duty, inspectionId, 'accepted');
      case 'AssignmentWithdrawn':
        return report(duty, inspectionId, 'withdrawn');
      case 'PartOutcomeRecorded':
        return event.data.outcome === 'accepted' || event.data.outcome === 'withdrawn' ? ignore('outcome-unchanged') : reopened(duty, inspectionId);
      case 'ActCorrected':
        if (event.data.act === 'withdrawal') return report(duty, inspectionId, 'reinstated');
        return event.data.act === 'acceptance' || event.data.act === 'closure' ? reopened(duty, inspectionId) : ignore('outcome-unchanged');
      default:
        return ignore('not-for-this-process');
    }
  },
};

const reopened = (duty: AssignmentState, inspectionId: InspectionId): Reaction<ProcessMessage> =>
  duty.status === 'accepted' || duty.status === 'closed' ? ignore('still-done') : report(duty, inspectionId, 'reopened');

function report({ terms, accepted }: AssignmentState, inspectionId: InspectionId, outcome: RemediationOutcome): Reaction<ProcessMessage> {
  if (terms === null) return ignore('no-remediation');
  const doneOn = outcome === 'accepted' ? (accepted?.occurredOn ?? null) : null;
  return send(toInspection(inspectionId, terms.issuer, { type: 'RecordRemediationOutcome', assignmentId: terms.assignmentId, outcome, doneOn }));
}
