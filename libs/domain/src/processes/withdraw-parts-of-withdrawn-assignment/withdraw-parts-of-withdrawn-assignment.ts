import type { AssignmentEvent, AssignmentState } from '../../assignment/index.js';
import { ignore, send } from '../../kernel/index.js';
import { toAssignment, type ProcessMessage } from '../messages.js';
import type { Process } from '../process.js';

export interface WithdrawPartsContext {
  /** The parts handed down from the withdrawn assignment. */
  readonly parts: readonly AssignmentState[];
}

/**
 * A withdrawn duty takes its open parts with it, on behalf of whoever issued each; to any depth, since every part that
 * is withdrawn is heard in its turn. Correcting the withdrawal does not bring them back: the lead decides on each.
 *
 * Ignores: `no-open-part`, `not-for-this-process`.
 */
export const withdrawPartsOfWithdrawnAssignment: Process<AssignmentEvent, WithdrawPartsContext> = {
  name: 'withdraw-parts-of-withdrawn-assignment',
  handles: new Set(['AssignmentWithdrawn']),
  react(event, _act, { parts }) {
    if (event.type !== 'AssignmentWithdrawn') return ignore('not-for-this-process');
    const { basis } = event.data;
    const messages = parts.flatMap(({ terms, status }): readonly ProcessMessage[] =>
      terms === null || status === 'accepted' || status === 'closed' || status === 'withdrawn'
        ? []
        : [toAssignment(terms.assignmentId, terms.issuer, { type: 'WithdrawAssignment', basis })],
    );
    return messages.length === 0 ? ignore('no-open-part') : send(...messages);
  },
};
