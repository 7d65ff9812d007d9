import { ActOnUrgingHandler } from './act-on-urging.handler.js';
import { IssueUrgingHandler } from './issue-urging.handler.js';
import { PreviewUrgingHandler } from './preview-urging.handler.js';

export { ActOnUrgingHandler, IssueUrgingHandler, PreviewUrgingHandler };
export * from './urging.contract.js';

/** The handlers of all acts on urgings. */
export const URGING_HANDLERS = [IssueUrgingHandler, PreviewUrgingHandler, ActOnUrgingHandler] as const;
