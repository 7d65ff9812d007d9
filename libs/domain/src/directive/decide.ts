import { accept, actingBody, type Act, type Decider, type Decision, composed } from '../kernel/index.js';
import type { OrganisationState } from '../organisation/index.js';
import { amendDirective } from './amend.js';
import type { DirectiveCommand } from './commands.js';
import { documentFault } from './document-checks.js';
import type { DirectiveContent } from './document.js';
import type { DirectiveEvent } from './events.js';
import { evolveDirective } from './evolve.js';
import { addresseesOf, planAssignments, unreachedLeads } from './fan-out.js';
import { freezeGroups, groupsNamedBy, membersOf } from './participants.js';
import { datesFault, refuse, type Refusal } from './refusal.js';
import { registerFault, withExternalMarks } from './register-checks.js';
import type { DirectiveRejection } from './rejections.js';
import { secrecyFault } from './secrecy.js';
import { initialDirective, type DirectiveState } from './state.js';
import { enterStub } from './stub.js';

type Outcome = Decision<DirectiveEvent, DirectiveRejection>;
type Of<Type extends DirectiveCommand['type']> = Extract<DirectiveCommand, { type: Type }>;

/**
 * One directive: drafted → issued → amended, then concluded or withdrawn. A draft may be withdrawn too, which frees its number.
 * Of a state secret there is a stub instead, which nothing is done with but to be entered anew and withdrawn.
 */
export const directiveDecider: Decider<DirectiveCommand, DirectiveState, DirectiveEvent, DirectiveRejection> = {
  initialState: initialDirective,
  decide(command, state, act) {
    const issuer = command.type === 'DraftDirective' ? command.content.number.issuer : (state.content ?? state.stub)?.number.issuer;
    if (issuer !== undefined && issuer !== actingBody(act)) return refuse('not-issuer', { issuer, actingBody: actingBody(act) });
    return datesFault(act) ?? dispatch(command, state, act);
  },
  evolve: evolveDirective,
};

function dispatch(command: DirectiveCommand, state: DirectiveState, act: Act): Outcome {
  switch (command.type) {
    case 'DraftDirective':
      return secrecyFault(command) ?? draftDirective(command, state);
    case 'ReviseDraft':
      return secrecyFault(command) ?? reviseDraft(command, state);
    case 'EnterStub':
      return enterStub(command.stub, command.register, state, act);
    case 'IssueDirective':
      return issueDirective(command, state);
    case 'AmendDirective':
      if (state.status !== 'issued' || state.content === null) return refuse('directive-not-issued', { status: state.status });
      return secrecyFault(command) ?? amendDirective(command, state, state.content);
    case 'ConcludeDirective':
      return state.status !== 'issued' ? refuse('directive-not-issued', { status: state.status }) : finish('DirectiveConcluded', command.basis, state);
    case 'TakeBackDirectiveConclusion':
      return takeBackConclusion(command, state);
    case 'WithdrawDirective':
      return state.status !== 'issued' && state.status !== 'drafted' && state.status !== 'stub' ? refuse('directive-not-issued', { status: state.status }) : finish('DirectiveWithdrawn', command.basis, state);
  }
}

/** The content as it is stored: texts composed, external bodies marked. */
const settled = (content: DirectiveContent, register: OrganisationState): DirectiveContent => {
  const whole = composed(content);
  return { ...whole, items: withExternalMarks(whole.items, register, whole.date) };
};

/** What is wrong with a content, in a draft as at issue: the document first, then the register of its day. */
export const contentFault = (content: DirectiveContent, register: OrganisationState): Refusal | null => documentFault(content) ?? registerFault(content, register);

function draftDirective(command: Of<'DraftDirective'>, state: DirectiveState): Outcome {
  if (state.status !== 'none') return refuse('directive-already-drafted', { status: state.status });
  const content = settled(command.content, command.register);
  return contentFault(content, command.register) ?? accept({ type: 'DirectiveDrafted', data: { content } });
}

function reviseDraft(command: Of<'ReviseDraft'>, state: DirectiveState): Outcome {
  if (state.status !== 'drafted' || state.content === null) return refuse('directive-not-drafted', { status: state.status });
  const content = settled(command.content, command.register);
  const { directiveId, number } = state.content;
  if (content.directiveId !== directiveId) return refuse('draft-identity-changed', { field: 'directiveId' });
  const moved = (['issuer', 'kind', 'year', 'number'] as const).find((field) => content.number[field] !== number[field]);
  if (moved !== undefined) return refuse('draft-identity-changed', { field: moved });
  return contentFault(content, command.register) ?? accept({ type: 'DirectiveDraftRevised', data: { content } });
}

/** Groups are expanded as of the date on the paper and frozen here; the register may have changed since the draft, so all is checked again. */
function issueDirective(command: Of<'IssueDirective'>, state: DirectiveState): Outcome {
  const { content } = state;
  const { register } = command;
  if (state.status !== 'drafted' || content === null) return refuse('directive-not-drafted', { status: state.status });
  const fault = contentFault(content, register);
  if (fault !== null) return fault;
  const tasks = content.items.flatMap((item) => item.tasks);
  const frozenGroups = freezeGroups([...content.recipients.flatMap(({ groups }) => groups), ...groupsNamedBy(tasks)], register, content.date);
  const members = membersOf(frozenGroups, content.date);
  const plan = planAssignments(content, tasks, members, register, content.date, command.assignmentIdFor);
  if (!plan.ok) return plan;
  const addressees = addresseesOf(content, members);
  const { directiveId, date: issuedOn } = content;
  const unreached = unreachedLeads(plan.planned, addressees);
  return accept({ type: 'DirectiveIssued', data: { directiveId, issuedOn, frozenGroups, plannedAssignments: plan.planned, addressees, unreached } });
}

/** R15: nothing else can have happened to a directive since it was concluded, so it is in force as it was. */
function takeBackConclusion({ reason: given }: Of<'TakeBackDirectiveConclusion'>, { status, content }: DirectiveState): Outcome {
  if (status !== 'concluded' || content === null) return refuse('directive-not-concluded', { status });
  const reason = given.normalize('NFC').trim();
  return reason === '' ? refuse('reason-missing') : accept({ type: 'DirectiveConclusionTakenBack', data: { directiveId: content.directiveId, reason } });
}

function finish(type: 'DirectiveConcluded' | 'DirectiveWithdrawn', given: string, { content, stub }: DirectiveState): Outcome {
  const basis = given.normalize('NFC').trim();
  const paper = content ?? stub;
  if (basis === '' || paper === null) return refuse('basis-missing');
  return accept({ type, data: { directiveId: paper.directiveId, basis } });
}
