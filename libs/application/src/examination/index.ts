export { compareReadModels, type ReadModelState } from './compare-read-models.js';
export { examineLog, type Complaint, type ComplaintKind, type LogExamination } from './examine-log.js';
export { judgedEvent } from './judged-event.js';
