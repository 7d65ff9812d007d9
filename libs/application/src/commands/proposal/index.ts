export { ActOnProposalHandler } from './act-on-proposal.handler.js';
export { needsApproval } from './needs-approval.js';
export * from './proposal.aggregate.js';
export * from './proposal.contract.js';
