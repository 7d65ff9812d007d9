export * from './command-receipts/command-receipts.query.js';
export * from './moments/index.js';
export * from './notices/notices.contract.js';
export { noticesProjection } from './notices/notices.projection.js';
export * from './read-model-catalogue.js';
export { ReadModelMissingError } from './reading/read-model-missing.error.js';
export { momentOf, type QuerySources } from './reading/query-sources.js';
export { READ_SIDE, ReadSide } from './reading/read-side.js';
export * from './running/index.js';
