import { PROPOSAL_STATUSES, type ProposalRow, type ProposalsAnswer, type ProposalStep } from '#libs/application';
import { PROPOSABLE_ACTS } from '#libs/domain';
import { MOMENT } from './duty-schemas.js';
import { anything, listOf, named, oneOfWords, orNull, record, text, uuid, whole, type Schema } from './schema-words.js';

/** What is answered about drafts that wait for a head. */
export const PROPOSAL_SCHEMAS: Readonly<Record<string, Schema>> = {
  ProposalStep: record<ProposalStep>({ step: oneOfWords(['proposed', 'revised', 'refused', 'approved']), actor: text, at: { type: 'string', format: 'date-time' }, reason: orNull(text), content: orNull(anything) }),
  ProposalRow: record<ProposalRow>({
    proposalId: uuid, assignmentId: uuid, body: text, bodyName: text, act: oneOfWords(PROPOSABLE_ACTS), status: oneOfWords(PROPOSAL_STATUSES), content: anything, steps: listOf(named('ProposalStep')), dutyRevision: orNull(whole), revision: whole,
  }), // prettier-ignore
  ProposalsAnswer: record<ProposalsAnswer>({ moment: MOMENT, proposals: listOf(named('ProposalRow')), nextCursor: orNull(text) }),
};
