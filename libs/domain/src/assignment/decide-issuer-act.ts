import { governingDeadline, type Deadline } from '../deadline/index.js';
import type { Act, LocalDate } from '../kernel/index.js';
import type { AssignmentCommand } from './commands.js';
import type { AssignmentStatus } from './events.js';
import { canCarry, heldBy, mayConfirm, says, standsIn, unless, type AssignmentDecision, type ExistingAssignment } from './guards.js';
import { refusal, type Refusal } from './rejections.js';

type IssuerCommand = Extract<
  AssignmentCommand,
  {
    type:
      | 'RefuseReturnToIssuer'
      | 'ChangeDeadline'
      | 'TransferAssignment'
      | 'SuspendAssignment'
      | 'ResumeAssignment'
      | 'WithdrawAssignment';
  }
>;

/** Statuses in which the duty is with its lead. */
const WITH_LEAD: readonly AssignmentStatus[] = ['assigned', 'acknowledged', 'in-progress'];
const OPEN: readonly AssignmentStatus[] = [...WITH_LEAD, 'submitted', 'returned-to-issuer'];
/** A new deadline reaches a suspended duty as well: an amendment of the directive must not be lost on it. */
const OPEN_OR_SUSPENDED: readonly AssignmentStatus[] = [...OPEN, 'suspended'];

/** What only the body that assigned the duty may decide. */
export function decideIssuerAct(command: IssuerCommand, state: ExistingAssignment, act: Act): AssignmentDecision {
  const byIssuer = heldBy(state.terms.issuer, 'issuer', act);
  if (byIssuer !== null) return { ok: false, rejection: byIssuer };
  switch (command.type) {
    case 'RefuseReturnToIssuer':
      return unless(returned(state) ?? says('explanation', command.explanation), {
        type: 'ReturnToIssuerRefused',
        data: { explanation: command.explanation },
      });
    case 'ChangeDeadline': {
      const { deadlines, basis } = command;
      const due = governingDue(deadlines);
      return unless(standsIn(state, OPEN_OR_SUSPENDED) ?? says('basis', basis) ?? notBefore(due, state.assignedOn), {
        type: 'DeadlineChanged',
        data: { deadlines, due, basis },
      });
    }
    case 'TransferAssignment':
      return decideTransfer(command, state);
    case 'SuspendAssignment':
      return unless(standsIn(state, OPEN) ?? says('basis', command.basis), {
        type: 'AssignmentSuspended',
        data: { basis: command.basis },
      });
    case 'ResumeAssignment': {
      const suspended = state.status === 'suspended' ? null : refusal('not-suspended', { status: state.status });
      return unless(suspended ?? says('basis', command.basis), { type: 'AssignmentResumed', data: { basis: command.basis } });
    }
    case 'WithdrawAssignment':
      return unless(standsIn(state, OPEN_OR_SUSPENDED) ?? says('basis', command.basis), {
        type: 'AssignmentWithdrawn',
        data: { basis: command.basis },
      });
  }
}

/** Feature 14: to another body, by the issuer's decision only; not while a result of the present lead is under review. */
function decideTransfer(command: Extract<IssuerCommand, { type: 'TransferAssignment' }>, state: ExistingAssignment): AssignmentDecision {
  const { to, bodyStands, confirmingBody, acknowledgementDue, basis } = command;
  // The new lead stops being a coordinator by taking the lead.
  const others = { ...state, participants: state.participants.filter((participant) => participant.body !== to) };
  return unless(
    standsIn(state, [...WITH_LEAD, 'returned-to-issuer']) ??
      says('basis', basis) ??
      canCarry(to, bodyStands) ??
      notCarriedBy(to, state) ??
      mayConfirm(confirmingBody, to, others),
    { type: 'AssignmentTransferred', data: { from: state.terms.leadBody, to, confirmingBody, acknowledgementDue, basis } },
  );
}

/** The body is not yet anywhere on the line from the issuer down to this duty and its parts. */
function notCarriedBy(body: ExistingAssignment['terms']['leadBody'], state: ExistingAssignment): Refusal {
  const bearsPart = [...state.parts.values()].some((part) => part.body === body && part.outcome !== 'withdrawn');
  return bearsPart ? refusal('cascade-cycle', { body }) : notAbove(body, state);
}

/** Neither the lead, nor its issuer, nor a body above in the chain. */
export function notAbove(body: ExistingAssignment['terms']['leadBody'], state: ExistingAssignment): Refusal {
  const { leadBody, issuer, parent } = state.terms;
  const chain = [issuer, ...(parent?.chain ?? []), leadBody];
  return chain.includes(body) ? refusal('cascade-cycle', { body, chain }) : null;
}

const returned = (state: ExistingAssignment): Refusal =>
  state.status === 'returned-to-issuer' ? null : refusal('not-returned-to-issuer', { status: state.status });

/** The day the phrases bind to; null when none does, or when they contradict one another. */
export function governingDue(deadlines: readonly Deadline[]): LocalDate | null {
  const governing = governingDeadline(deadlines);
  return governing.kind === 'one' ? governing.deadline.due : null;
}

/** A day that has passed when the duty begins can bind nobody. */
export const notBefore = (due: LocalDate | null, day: LocalDate | null): Refusal =>
  due !== null && day !== null && due < day ? refusal('due-before-assignment', { due, day }) : null;
