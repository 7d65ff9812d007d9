export { NodeIdsModule } from './node-ids.module.js';
export { deriveId, NodeIds, SeededIds } from './node-ids.js';
