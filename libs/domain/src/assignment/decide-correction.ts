import type { Act } from '../kernel/index.js';
import type { AssignmentCommand } from './commands.js';
import type { CorrectableAct } from './events.js';
import { heldBy, says, unless, type AssignmentDecision, type ExistingAssignment } from './guards.js';
import { byOverseer } from './decide-tracking.js';
import { refusal, type Refusal } from './rejections.js';
import { dependents } from './undo.js';

/** Whose act it was: nobody takes back what another body did. */
const AUTHOR: Readonly<Record<CorrectableAct, 'lead' | 'confirming' | 'issuer' | 'overseer'>> = {
  acknowledgement: 'lead',
  progress: 'lead',
  submission: 'lead',
  'extension-request': 'lead',
  'return-to-issuer': 'lead',
  acceptance: 'confirming',
  'return-for-rework': 'confirming',
  'lateness-waiver': 'confirming',
  closure: 'confirming',
  'extension-decision': 'issuer',
  suspension: 'issuer',
  withdrawal: 'issuer',
  condition: 'overseer',
  'standing-review': 'overseer',
  recurrence: 'overseer',
  'period-result': 'lead',
  'external-result': 'overseer',
};

/** R15: a mistaken act is taken back by its author, with a reason, as long as nothing that depends on it followed. */
export function decideCorrection(
  command: Extract<AssignmentCommand, { type: 'CorrectAct' }>,
  state: ExistingAssignment,
  act: Act,
): AssignmentDecision {
  const author = AUTHOR[command.act];
  const { leadBody, confirmingBody, issuer } = state.terms;
  const held = author === 'overseer' ? byOverseer(state, act) : heldBy({ lead: leadBody, confirming: confirmingBody, issuer }[author], author, act);
  return unless(held ?? says('reason', command.reason) ?? correctable(command, state), {
    type: 'ActCorrected',
    data: { act: command.act, revision: command.revision, reason: command.reason },
  });
}

function correctable(command: { readonly act: CorrectableAct; readonly revision: number }, state: ExistingAssignment): Refusal {
  const standing = state.undo[command.act];
  if (standing === undefined) return refusal('act-not-correctable', { act: command.act, after: [] });
  if (standing.revision !== command.revision) {
    return refusal('wrong-revision', { act: command.act, revision: command.revision, standing: standing.revision });
  }
  const after = dependents(state.undo, command.act);
  return after.length === 0 ? null : refusal('act-not-correctable', { act: command.act, after });
}
