import { can, type Actor, type Instant } from '#libs/domain';

/** How the caller's own body lets acts out, and who the caller is in that. */
export interface ProposalDeskView {
  readonly body: string;
  /** The body works by proposal and approval (its policy, `actsNeedApproval`). */
  readonly byApproval: boolean;
  readonly mayPropose: boolean;
  readonly mayApprove: boolean;
  /** Drafts of the body that wait for a decision. */
  readonly waiting: number;
}

export function deskView(actor: Actor, byApproval: boolean, waiting: number, now: Instant): ProposalDeskView {
  const drafts = { kind: 'proposal', body: actor.body } as const;
  const [mayPropose, mayApprove] = (['ProposeAct', 'ApproveProposal'] as const).map((action) => can(actor, action, drafts, now).allowed) as [boolean, boolean];
  return { body: actor.body, byApproval, mayPropose, mayApprove, waiting };
}
