import type { Dictionary } from './vi.js';

/** Words of drafts and their approval, in English. */
export const approval: Dictionary['approval'] = {
  title: 'Drafts for approval',
  short: 'Approval',
  waitingOf: (n) => `${n} waiting for approval`,
  byApproval: 'The body works by proposal and approval: nothing leaves it but by its heads or approvers.',
  notByApproval: 'The body does not have to work by approval; drafts that were submitted are read and approved here all the same.',
  filters: 'Filter drafts',
  waiting: 'Waiting',
  none: 'There are no drafts.',
  saysNothing: 'It says nothing more.',
  statuses: { open: 'waiting for approval', approved: 'approved and sent', refused: 'sent back' },
  steps: { proposed: 'Submitted', revised: 'Revised', refused: 'Sent back', approved: 'Approved' },
  subjects: { assignment: 'See the duty', directive: 'See the directive', urging: 'See the urging', reporting: 'See the periodic report', 'period-report': 'See the period', review: 'See the review', inspection: 'See the inspection', oversight: 'See the oversight', indicator: 'See the indicator' },
  approve: 'Approve and send',
  refuse: 'Send back to the drafter',
  revise: 'Revise the draft',
  notToRevise: 'This draft is not to be revised any more: it was approved or sent back, or is not of your body.',
  whyRevised: 'Why it is revised',
  sendRevised: 'Submit the revised draft',
  you: 'you',
  somebody: (body) => `somebody of ${body}`,
  stays: 'The draft is still here.',
  propose: (name) => `Submit for approval: ${name}`,
  proposed: (name) => `Submitted for approval: ${name}. Nothing was sent yet; a head or approver decides.`,
  see: 'See what was submitted',
};
