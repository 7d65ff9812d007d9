import type { AssignmentEvent, AssignmentState, PartOutcome } from '../../assignment/index.js';
import { ignore, send, type Reaction } from '../../kernel/index.js';
import { toAssignment, type ProcessMessage } from '../messages.js';
import type { Process } from '../process.js';

export interface ReportPartContext {
  /** The part: the assignment in whose stream the event stands. */
  readonly part: AssignmentState;
}

/**
 * A parent learns what became of its part (R7): accepted, withdrawn, or back again after a correction (R15) here or
 * further down. The parent answers a repeated report with nothing to record.
 *
 * Ignores: `no-parent`, `taken-back-since` (a later correction reports itself), `still-done`, `outcome-unchanged`,
 * `not-for-this-process`.
 */
export const reportPartToParent: Process<AssignmentEvent, ReportPartContext> = {
  name: 'report-part-to-parent',
  handles: new Set(['ResultAccepted', 'CompletedByParts', 'AssignmentWithdrawn', 'PartOutcomeRecorded', 'ActCorrected']),
  react(event, _act, { part }) {
    if (part.terms === null || part.terms.parent === null) return ignore('no-parent');
    switch (event.type) {
      case 'ResultAccepted':
      case 'CompletedByParts':
        return part.accepted === null ? ignore('taken-back-since') : report(part, 'accepted');
      case 'AssignmentWithdrawn':
        return report(part, 'withdrawn');
      case 'PartOutcomeRecorded':
        // Below this part something came back, which may have reopened the part itself.
        if (event.data.outcome === 'accepted' || event.data.outcome === 'withdrawn') return ignore('outcome-unchanged');
        return reopened(part);
      case 'ActCorrected':
        if (event.data.act === 'withdrawal') return report(part, 'reinstated');
        return event.data.act === 'acceptance' || event.data.act === 'closure' ? reopened(part) : ignore('outcome-unchanged');
      default:
        return ignore('not-for-this-process');
    }
  },
};

/** What came back below a part that is done or withdrawn does not bring the part itself back. */
const reopened = (part: AssignmentState): Reaction<ProcessMessage> =>
  part.status === 'accepted' || part.status === 'closed' || part.status === 'withdrawn' ? ignore('still-done') : report(part, 'reopened');

/** On behalf of the part's issuer: the body that handed it down, which leads the parent. */
function report(part: AssignmentState, outcome: PartOutcome): Reaction<ProcessMessage> {
  const { terms, accepted } = part;
  if (terms === null || terms.parent === null) return ignore('no-parent');
  const done = outcome === 'accepted' ? accepted : null;
  return send(
    toAssignment(terms.parent.assignmentId, terms.issuer, {
      type: 'RecordPartOutcome',
      partId: terms.assignmentId,
      outcome,
      doneOn: done?.occurredOn ?? null,
      doneAt: done?.at ?? null,
    }),
  );
}
