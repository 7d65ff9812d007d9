import { accept, reject, type Decider, type Decision } from '../kernel/index.js';
import type { HandlingCommand } from './commands.js';
import type { HandlingEvent } from './events.js';
import type { HandlingRejection } from './rejections.js';
import { evolveHandling, initialHandling, type HandlingState } from './state.js';

/** Who of a body handles which of its duties. What a duty itself is, and who may act on it, does not change by it. */
export const handlingDecider: Decider<HandlingCommand, HandlingState, HandlingEvent, HandlingRejection> = { initialState: initialHandling, decide, evolve: evolveHandling };

function decide(command: HandlingCommand, { handlers }: HandlingState): Decision<HandlingEvent, HandlingRejection> {
  if (command.type === 'MoveDutiesOfLeaver') {
    const { person: from, head } = command;
    const to = head === from ? null : head;
    const moved = command.duties.filter((assignmentId) => handlers.get(assignmentId) === from);
    return accept(...moved.map((assignmentId) => ({ type: 'DutyMovedToHead', data: { assignmentId, from, to } }) as const));
  }
  const { assignmentId, person, open, ofBody } = command;
  if (!open) return reject('handling-duty-over');
  if (!ofBody) return reject('handling-person-not-of-body', { person });
  const before = handlers.get(assignmentId) ?? null;
  return before === person ? reject('handling-already-with-person', { person }) : accept({ type: 'DutyPassed', data: { assignmentId, person, before } });
}
