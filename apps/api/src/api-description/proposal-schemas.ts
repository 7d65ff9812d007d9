import { PROPOSAL_STATUSES, type ProposalRow, type ProposalsAnswer, type ProposalStep, type SaidLine } from '#libs/application';
import { PROPOSABLE_ACTS, PROPOSAL_SUBJECT_KINDS, type ProposalSubject } from '#libs/domain';
import type { ProposalDeskView } from '../proposals/proposal-desk.view.js';
import { MOMENT } from './duty-schemas.js';
import { anything, listOf, named, oneOfWords, orNull, record, text, uuid, whole, yesOrNo, type Schema } from './schema-words.js';

const TITLE = record<ProposalRow['title']>({ vi: text, en: text });

/** What is answered about drafts that wait for a head. */
export const PROPOSAL_SCHEMAS: Readonly<Record<string, Schema>> = {
  ProposalStep: record<ProposalStep>({ step: oneOfWords(['proposed', 'revised', 'refused', 'approved']), actor: text, at: { type: 'string', format: 'date-time' }, reason: orNull(text), content: orNull(anything) }),
  ProposalSubject: record<ProposalSubject>({ kind: oneOfWords(PROPOSAL_SUBJECT_KINDS), id: orNull(uuid), period: orNull(text) }),
  ProposalRow: record<ProposalRow>({
    proposalId: uuid, subject: named('ProposalSubject'), body: text, bodyName: text, act: oneOfWords(PROPOSABLE_ACTS), title: TITLE, status: oneOfWords(PROPOSAL_STATUSES), content: anything, says: listOf(record<SaidLine>({ field: text, label: TITLE, values: listOf(text) })), steps: listOf(named('ProposalStep')), subjectRevision: orNull(whole), revision: whole,
  }), // prettier-ignore
  ProposalDesk: record<ProposalDeskView>({ body: text, byApproval: yesOrNo, mayPropose: yesOrNo, mayApprove: yesOrNo, waiting: whole }),
  ProposalsAnswer: record<ProposalsAnswer>({ moment: MOMENT, proposals: listOf(named('ProposalRow')), nextCursor: orNull(text) }),
};
