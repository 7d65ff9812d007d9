import type { PeriodReportEvent, ReportingEvent, ReviewEvent } from '#libs/domain';
import type { StoredEvent } from '../stored-event.js';
import { reportingSetUp } from './reporting-set-up.js';
import { reportingUnitAdded } from './reporting-unit-added.js';
import { reportingUnitWithdrawn } from './reporting-unit-withdrawn.js';
import { reportScheduleChanged } from './report-schedule-changed.js';
import { reportingHandedOver } from './reporting-handed-over.js';
import { reportFilesAttached } from './report-files-attached.js';
import { reportRungFired } from './report-rung-fired.js';
import { reportingEnded } from './reporting-ended.js';
import { reportingWithdrawn } from './reporting-withdrawn.js';
import { unitReportFiled } from './unit-report-filed.js';
import { nilReportFiled } from './nil-report-filed.js';
import { unitReportReturned } from './unit-report-returned.js';
import { unitReportCorrected } from './unit-report-corrected.js';
import { unitReportTakenBack } from './unit-report-taken-back.js';
import { consolidationDrafted } from './consolidation-drafted.js';
import { consolidationSubmitted } from './consolidation-submitted.js';
import { consolidationReturned } from './consolidation-returned.js';
import { consolidationAcceptanceTakenBack } from './consolidation-acceptance-taken-back.js';
import { consolidationAccepted } from './consolidation-accepted.js';
import { reviewOutlineIssued } from './review-outline-issued.js';
import { reviewReportFiled } from './review-report-filed.js';
import { reviewReportReturned } from './review-report-returned.js';
import { reviewDrafted } from './review-drafted.js';
import { reviewConferenceHeld } from './review-conference-held.js';
import { reviewConcluded } from './review-concluded.js';
import { reviewStepTakenBack } from './review-step-taken-back.js';
import { reviewHandedOver } from './review-handed-over.js';
import { reviewWithdrawn } from './review-withdrawn.js';

/** Every event of periodic reports and of reviews. */
export const REPORTING_EVENTS: { readonly [T in (ReportingEvent | PeriodReportEvent | ReviewEvent)['type']]: StoredEvent<T> } = {
  ReportingSetUp: reportingSetUp,
  ReportingUnitAdded: reportingUnitAdded,
  ReportingUnitWithdrawn: reportingUnitWithdrawn,
  ReportScheduleChanged: reportScheduleChanged,
  ReportingHandedOver: reportingHandedOver,
  ReportingEnded: reportingEnded,
  ReportingWithdrawn: reportingWithdrawn,
  UnitReportFiled: unitReportFiled,
  NilReportFiled: nilReportFiled,
  UnitReportReturned: unitReportReturned,
  UnitReportCorrected: unitReportCorrected,
  UnitReportTakenBack: unitReportTakenBack,
  ConsolidationDrafted: consolidationDrafted,
  ConsolidationSubmitted: consolidationSubmitted,
  ConsolidationReturned: consolidationReturned,
  ConsolidationAccepted: consolidationAccepted,
  ConsolidationAcceptanceTakenBack: consolidationAcceptanceTakenBack,
  ReportFilesAttached: reportFilesAttached,
  ReportRungFired: reportRungFired,
  ReviewOutlineIssued: reviewOutlineIssued,
  ReviewReportFiled: reviewReportFiled,
  ReviewReportReturned: reviewReportReturned,
  ReviewDrafted: reviewDrafted,
  ReviewConferenceHeld: reviewConferenceHeld,
  ReviewConcluded: reviewConcluded,
  ReviewStepTakenBack: reviewStepTakenBack,
  ReviewHandedOver: reviewHandedOver,
  ReviewWithdrawn: reviewWithdrawn,
};
