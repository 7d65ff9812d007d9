import { filesBehind } from '../files/index.js';
import {
  owedFor, owedPeriodNumber, periodReportDecider, reportingDecider, reviewDecider, type OwedPeriod, type PeriodReportCommand, type PeriodReportEvent, type PeriodReportState, type ReportOf, type ReportingCommand, type ReportingEvent, type ReportingState, type ReviewCommand, type ReviewEvent,
  type ReviewState,
} from '../reporting/index.js'; // prettier-ignore
import type { JudgedBy, Retraceable } from './retracing.js';

export const RETRACE_REPORTING: Retraceable<ReportingCommand, ReportingState, ReportingEvent> = {
  stream: /^reporting-/,
  decider: reportingDecider,
  retrace: {
    ReportingSetUp: (terms, { register }) => ({ type: 'SetUpReporting', terms, register }),
    ReportingUnitAdded: (data, { register }) => ({ type: 'AddReportingUnit', ...data, register }),
    ReportingUnitWithdrawn: (data) => ({ type: 'WithdrawReportingUnit', ...data }),
    ReportScheduleChanged: (data) => ({ type: 'ChangeReportSchedule', ...data }),
    ReportingHandedOver: (data, { register }) => ({ type: 'HandOverReporting', ...data, register }),
    ReportingEnded: (data) => ({ type: 'EndReporting', ...data }),
    ReportingWithdrawn: (data) => ({ type: 'WithdrawReporting', ...data }),
  },
};

/** Who owes a report of a period, and by when, is taken from the obligation as it stood in its own stream. */
export const RETRACE_PERIOD_REPORT: Retraceable<PeriodReportCommand, PeriodReportState, PeriodReportEvent> = {
  stream: /^report-/,
  decider: periodReportDecider,
  retrace: {
    UnitReportFiled: ({ unit, content, ...of }, told) => owedBy(of, told, (owed) => ({ type: 'FileUnitReport', owed, unit, content, ...filesBehind(told.events) })),
    ReportFilesAttached: null, // always follows the report that carries them
    NilReportFiled: ({ unit, note, ...of }, told) => owedBy(of, told, (owed) => ({ type: 'FileNilReport', owed, unit, note })),
    UnitReportReturned: ({ unit, reasons, ...of }, told) => owedBy(of, told, (owed) => ({ type: 'ReturnUnitReport', owed, unit, reasons })),
    UnitReportCorrected: ({ unit, content, reason, ...of }, told) => owedBy(of, told, (owed) => ({ type: 'CorrectUnitReport', owed, unit, content, reason, ...filesBehind(told.events) })),
    UnitReportTakenBack: ({ unit, reason, ...of }, told) => owedBy(of, told, (owed) => ({ type: 'TakeBackUnitReport', owed, unit, reason })),
    ConsolidationDrafted: ({ content, ...of }, told) => owedBy(of, told, (owed) => ({ type: 'DraftConsolidation', owed, content })),
    ConsolidationSubmitted: ({ symbol, ...of }, told) => owedBy(of, told, (owed) => ({ type: 'SubmitConsolidation', owed, symbol, register: told.register, ...filesBehind(told.events) })),
    ConsolidationReturned: ({ reasons, ...of }, told) => owedBy(of, told, (owed) => ({ type: 'ReturnConsolidation', owed, reasons })),
    ConsolidationAccepted: ({ note, ...of }, told) => owedBy(of, told, (owed) => ({ type: 'AcceptConsolidation', owed, note })),
    // Whom a rung speaks to stands in the ladder of the policy that the event names; it may have gone at any instant before it was recorded.
    ReportRungFired: ({ obligationId, period, bodies: _bodies, missing: _missing, ...rung }, told) => {
      const to = told.rules?.policy.reminderLadder.find(({ id }) => id === rung.rung)?.to;
      return to === undefined ? null : owedBy({ obligationId, period }, told, (owed) => ({ type: 'FireReportRung', owed, ...rung, to, at: told.act.recordedAt }));
    },
    ConsolidationAcceptanceTakenBack: ({ reason, ...of }, told) => owedBy(of, told, (owed) => ({ type: 'TakeBackConsolidationAcceptance', owed, reason })),
  },
};

function owedBy({ obligationId, period }: ReportOf, { stateOf }: JudgedBy, command: (owed: OwedPeriod) => PeriodReportCommand): PeriodReportCommand | null {
  const obligation = stateOf(`reporting-${obligationId}`) as ReportingState | null;
  const number = obligation === null || obligation.terms === null ? null : owedPeriodNumber(obligation, period);
  const owed = obligation === null || number === null ? null : owedFor(obligation, number);
  return owed === null ? null : command(owed);
}

export const RETRACE_REVIEW: Retraceable<ReviewCommand, ReviewState, ReviewEvent> = {
  stream: /^review-/,
  decider: reviewDecider,
  retrace: {
    ReviewOutlineIssued: (terms, { register }) => ({ type: 'IssueReviewOutline', terms, register }),
    ReviewReportFiled: ({ unit, content }) => ({ type: 'FileReviewReport', unit, content }),
    ReviewReportReturned: ({ unit, reasons }) => ({ type: 'ReturnReviewReport', unit, reasons }),
    ReviewDrafted: ({ content }, { register }) => ({ type: 'DraftReview', content, register }),
    ReviewConferenceHeld: (data) => ({ type: 'HoldReviewConference', ...data }),
    ReviewConcluded: (data) => ({ type: 'ConcludeReview', ...data }),
    ReviewStepTakenBack: (data) => ({ type: 'TakeBackReviewStep', ...data }),
    ReviewHandedOver: (data, { register }) => ({ type: 'HandOverReview', ...data, register }),
    ReviewWithdrawn: (data) => ({ type: 'WithdrawReview', ...data }),
  },
};
