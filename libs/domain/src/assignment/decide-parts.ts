import type { Act } from '../kernel/index.js';
import type { AssignmentCommand } from './commands.js';
import { governingDue, notAbove, notBefore } from './decide-issuer-act.js';
import type { AssignmentEvent, AssignmentStatus } from './events.js';
import { evolve } from './evolve.js';
import { countParts, partOutcome } from './evolve-parts.js';
import { canCarry, heldBy, says, standsIn, unless, type AssignmentDecision, type ExistingAssignment } from './guards.js';
import { refusal, type Refusal } from './rejections.js';
import type { AssignmentState } from './state.js';

type PartsCommand = Extract<AssignmentCommand, { type: 'HandDownPart' | 'RecordPartOutcome' }>;

/** Statuses from which the parts can complete the duty. While suspended or returned it waits for the issuer first. */
const COMPLETABLE: readonly AssignmentStatus[] = ['assigned', 'acknowledged', 'in-progress', 'submitted'];

/** The cascade downwards and what comes back up (R7). */
export function decideParts(command: PartsCommand, state: ExistingAssignment, act: Act): AssignmentDecision {
  return command.type === 'HandDownPart' ? decideHandDown(command, state, act) : decideOutcome(command, state);
}

function decideHandDown({ part }: Extract<PartsCommand, { type: 'HandDownPart' }>, state: ExistingAssignment, act: Act): AssignmentDecision {
  const { bodyStands, ...given } = part;
  const due = governingDue(part.deadlines);
  const dueAfterParent = due !== null && state.currentDue !== null && due > state.currentDue;
  return unless(
    heldBy(state.terms.leadBody, 'lead', act) ??
      standsIn(state, ['acknowledged', 'in-progress', 'accepted'], 'not-acknowledged') ??
      says('summary', part.summary) ??
      canCarry(part.body, bodyStands) ??
      notAbove(part.body, state) ??
      notConfirming(part.body, state) ??
      (state.parts.has(part.partId) ? refusal('part-already-handed-down', { partId: part.partId, body: part.body }) : null) ??
      notBefore(due, act.occurredOn),
    { type: 'PartHandedDown', data: { ...given, due, dueAfterParent } },
  );
}

/** R12: who carries a part cannot confirm the whole. */
const notConfirming = (body: ExistingAssignment['terms']['leadBody'], state: ExistingAssignment): Refusal =>
  body === state.terms.confirmingBody ? refusal('confirming-body-has-part', { confirmingBody: body, as: 'part' }) : null;

/**
 * What became of a part is a fact of another stream, so no status of this one refuses it. Hearing the same again is
 * answered with nothing to record.
 */
function decideOutcome(command: Extract<PartsCommand, { type: 'RecordPartOutcome' }>, state: ExistingAssignment): AssignmentDecision {
  const { partId, outcome, doneOn, doneAt } = command;
  const part = state.parts.get(partId);
  if (part === undefined) return unless(refusal('part-unknown', { partId }));
  if (outcome !== 'accepted') {
    if (part.outcome === partOutcome(outcome)) return unless(null);
    return unless(null, { type: 'PartOutcomeRecorded', data: { partId, outcome, doneOn: null, doneAt: null } });
  }
  if (doneAt === null || doneOn === null) return unless(refusal('part-outcome-incomplete', { partId }));
  if (part.outcome === 'accepted' && part.doneAt === doneAt) return unless(null);
  return unless(null, { type: 'PartOutcomeRecorded', data: { partId, outcome, doneOn, doneAt } });
}

/** Adds the completion to a decision by which the parts come to meet the rule (R7), so that both are stored together. */
export function completedByParts(decision: AssignmentDecision, state: AssignmentState, act: Act): AssignmentDecision {
  if (!decision.ok || decision.events.length === 0 || state.parts.size === 0) return decision;
  const after = decision.events.reduce((folded: AssignmentState, event) => evolve(folded, event, act), state);
  if (!COMPLETABLE.includes(after.status)) return decision;
  const { met, doneAt, accepted, counted } = countParts(after);
  if (!met || doneAt === null) return decision;
  const completed: AssignmentEvent = { type: 'CompletedByParts', data: { rule: after.partsCompletion, doneAt, accepted, counted } };
  return { ok: true, events: [...decision.events, completed] };
}
