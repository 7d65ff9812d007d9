import type { AssignmentEvent } from '../../assignment/index.js';
import type { DirectiveState } from '../../directive/index.js';
import { ignore, send } from '../../kernel/index.js';
import { toAssignment } from '../messages.js';
import type { Process } from '../process.js';

/**
 * A late lead is assigned in a stream of its own, checked against the directive of a moment ago (ADR 0002). When the
 * directive was withdrawn in that moment, the assignment goes after it.
 *
 * Ignores: `planned-with-the-directive`, `directive-stands`, `not-for-this-process`.
 */
export const withdrawLateLeadOfWithdrawnDirective: Process<AssignmentEvent, { readonly directive: DirectiveState }> = {
  name: 'withdraw-late-lead-of-withdrawn-directive',
  handles: new Set(['TaskAssigned']),
  react(event, _act, { directive }) {
    if (event.type !== 'TaskAssigned') return ignore('not-for-this-process');
    const { addedReason, assignmentId, issuer } = event.data;
    if (addedReason === null) return ignore('planned-with-the-directive');
    if (directive.status !== 'withdrawn') return ignore('directive-stands');
    const basis = directive.content?.number.symbol ?? directive.status;
    return send(toAssignment(assignmentId, issuer, { type: 'WithdrawAssignment', basis: `thu hồi theo ${basis}` }));
  },
};
