import type { AssignmentId, LocalDate, ProposableAct } from '#libs/domain';
import type { AssignmentIntent, CommandContext } from '../contract.js';

/** An act that may be proposed, as whoever approves it would send it. */
export type ProposableIntent = Extract<AssignmentIntent, { readonly type: ProposableAct }>;

/** With the day on the paper, where the draft names one. */
export type Draft = ProposableIntent & { readonly occurredOn?: LocalDate | null; readonly lateEntryBasis?: string | null };

export type ProposalIntent =
  | { readonly type: 'ProposeAct'; readonly assignmentId: AssignmentId; readonly content: Draft }
  | { readonly type: 'ReviseProposal'; readonly proposalId: string; readonly content: Draft; readonly reason: string }
  | { readonly type: 'RefuseProposal'; readonly proposalId: string; readonly reason: string }
  /** Does what the draft says, in the name of whoever approves. */
  | { readonly type: 'ApproveProposal'; readonly proposalId: string };

/** The answer's id is the id of the proposal. */
export class ActOnProposal {
  constructor(readonly intent: ProposalIntent, readonly context: CommandContext) {}
}
