import type { InspectionEvent } from '#libs/domain';
import type { StoredEvent } from '../stored-event.js';
import { inspectionClosed } from './inspection-closed.js';
import { inspectionConcluded } from './inspection-concluded.js';
import { inspectionConclusionCorrected } from './inspection-conclusion-corrected.js';
import { inspectionConclusionTakenBack } from './inspection-conclusion-taken-back.js';
import { inspectionDecided } from './inspection-decided.js';
import { inspectionEndTakenBack } from './inspection-end-taken-back.js';
import { inspectionFilesAttached } from './inspection-files-attached.js';
import { inspectionHandedOver } from './inspection-handed-over.js';
import { inspectionMinuted } from './inspection-minuted.js';
import { inspectionMinutesTakenBack } from './inspection-minutes-taken-back.js';
import { inspectionPlanned } from './inspection-planned.js';
import { inspectionTeamNamed } from './inspection-team-named.js';
import { inspectionWithdrawn } from './inspection-withdrawn.js';
import { remediationOutcomeRecorded } from './remediation-outcome-recorded.js';

/** Every event of an inspection. */
export const INSPECTION_EVENTS: { readonly [T in InspectionEvent['type']]: StoredEvent<T> } = {
  InspectionDecided: inspectionDecided,
  InspectionPlanned: inspectionPlanned,
  InspectionTeamNamed: inspectionTeamNamed,
  InspectionMinuted: inspectionMinuted,
  InspectionMinutesTakenBack: inspectionMinutesTakenBack,
  InspectionConcluded: inspectionConcluded,
  RemediationOutcomeRecorded: remediationOutcomeRecorded,
  InspectionWithdrawn: inspectionWithdrawn,
  InspectionClosed: inspectionClosed,
  InspectionConclusionCorrected: inspectionConclusionCorrected,
  InspectionConclusionTakenBack: inspectionConclusionTakenBack,
  InspectionEndTakenBack: inspectionEndTakenBack,
  InspectionHandedOver: inspectionHandedOver,
  InspectionFilesAttached: inspectionFilesAttached,
};
