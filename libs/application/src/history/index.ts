export { type FieldChange } from './changes-between.js';
export { FoldedPasts } from './folded-pasts.js';
export { historyOf, type ActEntry, type HistoryAnswer, type HistoryFilter, type HistoryRequest } from './history-of.js';
export { historyOfWhoever } from './history-of-whoever.js';
export { lastActs } from './last-acts.js';
