import type { DirectiveEvent } from '../../directive/index.js';
import { ignore, send } from '../../kernel/index.js';
import { openDuties, type DirectiveDuties } from '../duties-of-directive.js';
import { toAssignment } from '../messages.js';
import type { Process } from '../process.js';

/**
 * With the directive go its open assignments; what was accepted stays done. Parts follow their parents.
 *
 * Ignores: `nothing-issued`, `no-open-assignment`, `not-for-this-process`.
 */
export const withdrawAssignmentsOfWithdrawnDirective: Process<DirectiveEvent, DirectiveDuties> = {
  name: 'withdraw-assignments-of-withdrawn-directive',
  handles: new Set(['DirectiveWithdrawn']),
  react(event, _act, context) {
    if (event.type !== 'DirectiveWithdrawn') return ignore('not-for-this-process');
    if (context.directive.content === null) return ignore('nothing-issued');
    const { basis } = event.data;
    const open = openDuties(context);
    if (open.length === 0) return ignore('no-open-assignment');
    return send(
      ...open.map(({ assignmentId, issuer }) => toAssignment(assignmentId, issuer, { type: 'WithdrawAssignment', basis })),
    );
  },
};
