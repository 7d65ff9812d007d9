import { isOpenDuty, type AssignmentState } from '../../assignment/index.js';
import { ignore, send } from '../../kernel/index.js';
import type { InspectionEvent } from '../../supervision/index.js';
import { toAssignment } from '../messages.js';
import type { Process } from '../process.js';

/**
 * When a conclusion is taken back (R15), the duties that it ordered go with it, each by an act in its own stream that says
 * why. One that was accepted, or accepted a moment before, stays done: it happened.
 *
 * Ignores: `nothing-to-withdraw`, `not-for-this-process`.
 */
export const withdrawRemediationOfConclusion: Process<InspectionEvent, { readonly duties: readonly AssignmentState[] }> = {
  name: 'withdraw-remediation-of-conclusion',
  handles: new Set(['InspectionConclusionTakenBack']),
  react(event, _act, { duties }) {
    if (event.type !== 'InspectionConclusionTakenBack') return ignore('not-for-this-process');
    const { number, reason } = event.data;
    const messages = duties.flatMap((duty) =>
      duty.terms === null || !isOpenDuty(duty) ? [] : [toAssignment(duty.terms.assignmentId, duty.terms.issuer, { type: 'WithdrawAssignment', basis: `Rút kết luận kiểm tra ${number.symbol}: ${reason}` })],
    );
    return messages.length === 0 ? ignore('nothing-to-withdraw') : send(...messages);
  },
};
