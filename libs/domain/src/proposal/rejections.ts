/** Why an act on a proposal, or an act that should have been proposed, is refused. */
export type ProposalRejection =
  /** The body works by proposal and approval: its desk proposes, its head approves. Facts: `body`. */
  | 'act-needs-approval'
  /** Nobody drafts such an act: it stays inside the body, or is drafted in another way. */
  | 'act-not-proposable'
  /** A draft is revised by a draft of the same act on the same thing. */
  | 'proposal-of-another-act'
  | 'proposal-exists'
  /** It was approved or refused. Facts: `status`. */
  | 'proposal-decided'
  /** The new draft is the old one. */
  | 'proposal-unchanged'
  | 'proposal-reason-missing'
  /** Nobody approves their own draft. */
  | 'proposal-approved-by-proposer';
