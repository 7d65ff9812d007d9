import { ACTS_INDEXES, ACTS_SCHEMA, ActsWriter } from '../reading/folded-acts.js';
import type { Projection } from '../running/projection.js';

/** Inspections with their steps, findings and remediation (kiểm tra). */
export const inspectionsProjection: Projection = {
  name: 'inspections',
  version: 3,
  schema: ACTS_SCHEMA,
  indexes: ACTS_INDEXES,
  handles: new Set([
    'InspectionDecided', 'InspectionPlanned', 'InspectionTeamNamed', 'InspectionMinuted', 'InspectionMinutesTakenBack', 'InspectionConcluded', 'RemediationOutcomeRecorded', 'InspectionWithdrawn',
    'InspectionClosed', 'InspectionConclusionCorrected', 'InspectionConclusionTakenBack', 'InspectionEndTakenBack', 'InspectionHandedOver', 'InspectionFilesAttached',
  ] as const),
  open: (database) => new ActsWriter(database, 'inspection-'),
};
