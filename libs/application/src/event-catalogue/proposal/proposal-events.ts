import { PROPOSABLE, PROPOSABLE_ACTS, PROPOSAL_SUBJECT_KINDS, stepFrom, type AssignmentId, type BodyId, type ProposalSubject, type ProposedAct } from '#libs/domain';
import { id, nullable, object, oneOf, text, wholeNumber } from '../shape.js';
import { storedEvent } from '../stored-event.js';

const subject = object<ProposalSubject>({ kind: oneOf(PROPOSAL_SUBJECT_KINDS), id: nullable(id<string>()), period: nullable(text) });
/** Version 1: of acts on duties alone. */
const proposed1 = object({ proposalId: id<string>(), assignmentId: id<AssignmentId>(), body: id<BodyId>(), act: oneOf(PROPOSABLE.assignment), content: text });

/** Drafts of acts, from the desk of a body to its head. */
export const PROPOSAL_EVENTS = {
  ActProposed: storedEvent('ActProposed', 'act-proposed', object<ProposedAct>({ proposalId: id<string>(), subject, body: id<BodyId>(), act: oneOf(PROPOSABLE_ACTS), content: text }), [
    { shape: proposed1, upcast: stepFrom('ActProposed', 1) },
  ]),
  ProposalRevised: storedEvent('ProposalRevised', 'proposal-revised', object({ content: text, reason: text })),
  ProposalRefused: storedEvent('ProposalRefused', 'proposal-refused', object({ reason: text })),
  ProposalApproved: storedEvent('ProposalApproved', 'proposal-approved', object({ revision: wholeNumber })),
} as const;
