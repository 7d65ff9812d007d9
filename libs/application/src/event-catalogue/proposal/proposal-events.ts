import { PROPOSABLE_ACTS, type AssignmentId, type BodyId, type ProposedAct } from '#libs/domain';
import { id, object, oneOf, text, wholeNumber } from '../shape.js';
import { storedEvent } from '../stored-event.js';

/** Drafts of acts, from the desk of a body to its head. */
export const PROPOSAL_EVENTS = {
  ActProposed: storedEvent('ActProposed', 'act-proposed', object<ProposedAct>({ proposalId: id<string>(), assignmentId: id<AssignmentId>(), body: id<BodyId>(), act: oneOf(PROPOSABLE_ACTS), content: text })),
  ProposalRevised: storedEvent('ProposalRevised', 'proposal-revised', object({ content: text, reason: text })),
  ProposalRefused: storedEvent('ProposalRefused', 'proposal-refused', object({ reason: text })),
  ProposalApproved: storedEvent('ProposalApproved', 'proposal-approved', object({ revision: wholeNumber })),
} as const;
