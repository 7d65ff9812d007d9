import type { LocalDate, ProposableAct } from '#libs/domain';
import type { CommandContext } from '../contract.js';

/** What is kept of a draft: what its command says, with the day on the paper where it names one. */
export interface DraftContent {
  readonly type: ProposableAct;
  readonly occurredOn?: LocalDate | null;
  readonly lateEntryBasis?: string | null;
}

export type ProposalIntent =
  /** `command`: what would be sent by whoever approves. */
  | { readonly type: 'ProposeAct'; readonly command: object }
  | { readonly type: 'ReviseProposal'; readonly proposalId: string; readonly command: object; readonly reason: string }
  | { readonly type: 'RefuseProposal'; readonly proposalId: string; readonly reason: string }
  /** Does what the draft says, in the name of whoever approves. */
  | { readonly type: 'ApproveProposal'; readonly proposalId: string };

/** The answer's id is the id of the proposal. Of a draft, the context names the day on the paper and on whose behalf it is. */
export class ActOnProposal {
  constructor(readonly intent: ProposalIntent, readonly context: CommandContext) {}
}
