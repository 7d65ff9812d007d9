export { ActOnProposalHandler } from './act-on-proposal.handler.js';
export * from './proposal.aggregate.js';
export * from './proposal.contract.js';
