import type { BodyId, ProposableAct, ProposalSubject } from '#libs/domain';
import type { Title } from '../../act-titles/titled.js';
import type { Asked, Moment, Page } from '../../queries/contract.js';
import type { SaidLine } from './said-in.js';

export type { SaidLine } from './said-in.js';

export const PROPOSAL_STATUSES = ['open', 'approved', 'refused'] as const;
export type ProposalStatus = (typeof PROPOSAL_STATUSES)[number];

/** Drafts of the bodies that the visibility names; `status` null = all. The newest first. */
export class ProposalsQuestion {
  constructor(readonly asked: Asked, readonly narrow: { readonly proposalId: string | null; readonly body: BodyId | null; readonly subjectId: string | null; readonly open: boolean }, readonly page: Page) {}
}
/** How many drafts of a body wait for a decision; none of one that the visibility does not name. */
export class WaitingProposalsQuestion {
  constructor(readonly asked: Asked, readonly body: BodyId) {}
}
export interface WaitingProposalsAnswer { readonly moment: Moment; readonly waiting: number }
/** Something that was done about a draft: who, when, and why where a reason is given. `content`: the draft from then on; null = as before. */
export interface ProposalStep { readonly step: 'proposed' | 'revised' | 'refused' | 'approved'; readonly actor: string; readonly at: string; readonly reason: string | null; readonly content: Readonly<Record<string, unknown>> | null }
/** `title`: what would be done. `content`: the draft as it stands; `says`: the same for people. `subjectRevision`: of the stream of the thing once it was approved. `revision`: of the proposal's, for If-Match. */
export interface ProposalRow {
  readonly proposalId: string; readonly subject: ProposalSubject; readonly body: BodyId; readonly bodyName: string; readonly act: ProposableAct; readonly title: Title; readonly status: ProposalStatus;
  readonly content: Readonly<Record<string, unknown>>; readonly says: readonly SaidLine[]; readonly steps: readonly ProposalStep[]; readonly subjectRevision: number | null; readonly revision: number;
}
export interface ProposalsAnswer { readonly moment: Moment; readonly proposals: readonly ProposalRow[]; readonly nextCursor: string | null }
