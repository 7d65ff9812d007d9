export { ActOnUrgingHandler } from './act-on-urging.handler.js';
export { IssueUrgingHandler } from './issue-urging.handler.js';
export { PreviewUrgingHandler } from './preview-urging.handler.js';
export * from './urging.contract.js';
