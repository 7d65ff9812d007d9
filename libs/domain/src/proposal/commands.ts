import type { ProposedAct } from './events.js';

export type ProposalCommand =
  | { readonly type: 'ProposeAct'; readonly proposal: ProposedAct }
  | { readonly type: 'ReviseProposal'; readonly content: string; readonly reason: string }
  | { readonly type: 'RefuseProposal'; readonly reason: string }
  /** The act itself is recorded before; `revision`: of the stream of the thing after it. */
  | { readonly type: 'ApproveProposal'; readonly revision: number };
