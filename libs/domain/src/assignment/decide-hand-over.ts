import { accept } from '../kernel/index.js';
import type { AssignmentCommand } from './commands.js';
import type { AssignmentEvent, HandOverMove } from './events.js';
import { evolveHandOver } from './evolve-hand-over.js';
import type { AssignmentDecision, ExistingAssignment } from './guards.js';
import type { AssignmentState } from './state.js';

type HandedOver = Extract<AssignmentEvent, { type: 'AssignmentHandedOver' }>;

/** R11: what is done stays with those who did it. */
export const isOpenDuty = ({ status }: AssignmentState): boolean => status !== 'none' && status !== 'accepted' && status !== 'closed' && status !== 'withdrawn';

/** The work is done; somebody who had no part in it has still to close it, or to take the acceptance back (R12). */
export const awaitsClosing = ({ status }: AssignmentState): boolean => status === 'accepted';

/**
 * R11: the places of bodies that are no more go to those named for them. A fact of another stream, so nothing refuses
 * it: a move whose `from` does not hold the place (any more), or of a duty that is done, records nothing. Hearing the
 * same again therefore changes nothing. Of a duty that waits to be closed only that judgement passes on (R12).
 */
export function decideHandOver({ moves: asked }: Extract<AssignmentCommand, { type: 'HandOverAssignment' }>, state: ExistingAssignment): AssignmentDecision {
  const moves = isOpenDuty(state) ? asked : awaitsClosing(state) ? asked.filter(({ as, why }) => as === 'confirming' && why === 'separation-of-duty') : [];
  const events: HandedOver[] = [];
  let after: AssignmentState = state;
  for (const move of moves) {
    const collapsed = collapses(after, move);
    // A coordinator that comes to lead gives up its own place beside the lead.
    if (!holds(after, move) || (move.from === move.to && !collapsed)) continue;
    const event: HandedOver = { type: 'AssignmentHandedOver', data: { ...move, collapsed } };
    events.push(event);
    // Only the status and the time of holding depend on the act, and neither decides whether a later move applies.
    after = { ...evolveHandOver(after, event, { recordedAt: 0 }), heldSince: after.heldSince };
  }
  return accept(...events);
}

function holds({ terms, participants, coordination, parts }: AssignmentState, { as, from, partId }: HandOverMove): boolean {
  if (terms === null) return false;
  switch (as) {
    case 'lead':
      return terms.leadBody === from;
    case 'issuer':
      return terms.issuer === from;
    case 'confirming':
      return terms.confirmingBody === from;
    case 'supervising':
      return terms.supervisingBody === from;
    case 'chain':
      return terms.parent !== null && terms.parent.chain.includes(from);
    case 'participant':
      return coordination.has(from) || participants.some(({ body }) => body === from);
    case 'part':
      return partId !== null && parts.get(partId)?.body === from;
  }
}

/** The successor leads the duty, or has every place that its predecessor had: one body, one place. */
function collapses({ terms, participants, coordination }: AssignmentState, { as, from, to }: HandOverMove): boolean {
  if (as !== 'participant' || terms === null) return false;
  if (terms.leadBody === to) return true;
  if (coordination.has(from) && !coordination.has(to)) return false;
  return participants.every(({ body, role }) => body !== from || participants.some((other) => other.body === to && other.role === role));
}
