import type { AssignmentCommand } from '../../assignment/index.js';
import type { AmendmentChange, DirectiveEvent } from '../../directive/index.js';
import { ignore, send } from '../../kernel/index.js';
import { openDuties, type DirectiveDuties } from '../duties-of-directive.js';
import { toAssignment, type ProcessMessage } from '../messages.js';
import type { Process } from '../process.js';

/**
 * A changed deadline, changed points or a withdrawn task reach the assignments of that task; parts are their leads' own matter (R5).
 * Added items are fanned out by another process.
 *
 * Ignores: `nothing-issued`, `no-task-changed`, `no-open-assignment`, `not-for-this-process`.
 */
export const carryAmendmentToAssignments: Process<DirectiveEvent, DirectiveDuties> = {
  name: 'carry-amendment-to-assignments',
  handles: new Set(['DirectiveAmended']),
  react(event, _act, context) {
    if (event.type !== 'DirectiveAmended') return ignore('not-for-this-process');
    if (context.directive.content === null) return ignore('nothing-issued');
    const { changes, amendmentSymbol } = event.data;
    const onTasks = changes.filter((change) => change.kind !== 'item-added');
    if (onTasks.length === 0) return ignore('no-task-changed');
    const basis = `${amendmentSymbol}: ${event.data.basis}`;
    const duties = openDuties(context);
    const messages = onTasks.flatMap((change): readonly ProcessMessage[] =>
      duties
        .filter(({ taskCode }) => taskCode === change.taskCode)
        .map(({ assignmentId, issuer }) =>
          toAssignment(assignmentId, issuer, commandFor(change, basis)),
        ),
    );
    return messages.length === 0 ? ignore('no-open-assignment') : send(...messages);
  },
};

function commandFor(change: Exclude<AmendmentChange, { kind: 'item-added' }>, basis: string): AssignmentCommand {
  switch (change.kind) {
    case 'deadline-changed':
      return { type: 'ChangeDeadline', deadlines: change.deadlines, basis };
    case 'points-changed':
      return { type: 'AmendPoints', added: change.added, withdrawn: change.withdrawn, basis };
    case 'task-withdrawn':
      return { type: 'WithdrawAssignment', basis };
  }
}
