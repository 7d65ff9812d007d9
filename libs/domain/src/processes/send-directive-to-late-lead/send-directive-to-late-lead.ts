import type { AssignmentEvent } from '../../assignment/index.js';
import type { DirectiveState } from '../../directive/index.js';
import { ignore, send } from '../../kernel/index.js';
import type { ReceiptState } from '../../receipt/index.js';
import { sendDirective } from '../messages.js';
import type { Process } from '../process.js';

export interface LateLeadContext {
  /** The directive that the assignment belongs to. */
  readonly directive: DirectiveState;
  /** The lead's receipt of that directive. */
  readonly receipt: ReceiptState;
}

/**
 * A body that is given a task after the directive was issued gets a copy, unless "Nơi nhận" reached it already or an
 * earlier task brought it one (R14).
 *
 * Ignores: `planned-with-the-directive`, `already-an-addressee`, `already-sent`, `not-for-this-process`.
 */
export const sendDirectiveToLateLead: Process<AssignmentEvent, LateLeadContext> = {
  name: 'send-directive-to-late-lead',
  handles: new Set(['TaskAssigned']),
  react(event, _act, { directive, receipt }) {
    if (event.type !== 'TaskAssigned') return ignore('not-for-this-process');
    const { addedReason, leadBody, directiveId, issuer } = event.data;
    if (addedReason === null) return ignore('planned-with-the-directive');
    if (directive.addressees.includes(leadBody)) return ignore('already-an-addressee');
    return receipt.status === 'none' ? send(sendDirective(directiveId, leadBody, issuer)) : ignore('already-sent');
  },
};
