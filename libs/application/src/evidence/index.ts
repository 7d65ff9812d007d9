export type { Evidence, EvidenceEvent, EvidenceSubject } from './evidence.js';
export { evidenceFiles } from './evidence-files.js';
export { evidencePage } from './evidence-page.js';
export { dutiesInLog, eventsOf, streamsOf } from './evidence-subjects.js';
export { gatherEvidence, MOST_EVIDENCE_EVENTS, type EvidenceRefusal, type EvidenceRequest, type EvidenceSources } from './gather-evidence.js';
export { verifyEvidence, type EvidenceFault, type EvidenceVerdict } from './page/verify-evidence.js';
