import {
  lastReportActRevision, periodReportDecider, periodReportFromJson, periodReportToJson, reportingDecider, reviewDecider, reviewFromJson, reviewToJson, type PeriodReportCommand, type PeriodReportEvent,
  type PeriodReportState, type ReportingCommand, type ReportingEvent, type ReportingState, type ReviewCommand, type ReviewEvent, type ReviewState,
} from '#libs/domain'; // prettier-ignore
import type { Aggregate } from '../aggregate.js';

export const REPORTING: Aggregate<ReportingCommand, ReportingState, ReportingEvent> = {
  decider: reportingDecider,
  foldVersion: 2,
  toJson: (state) => state,
  fromJson: (json) => json as ReportingState,
  settled: ({ status }) => status === 'withdrawn',
};

export const PERIOD_REPORT: Aggregate<PeriodReportCommand, PeriodReportState, PeriodReportEvent> = {
  decider: periodReportDecider,
  foldVersion: 5,
  toJson: periodReportToJson,
  fromJson: (json) => periodReportFromJson(json as Parameters<typeof periodReportFromJson>[0]),
  settled: ({ consolidation }) => consolidation.status === 'accepted',
  lastActRevision: lastReportActRevision,
};

export const REVIEW: Aggregate<ReviewCommand, ReviewState, ReviewEvent> = {
  decider: reviewDecider,
  foldVersion: 1,
  toJson: reviewToJson,
  fromJson: (json) => reviewFromJson(json as Parameters<typeof reviewFromJson>[0]),
  settled: ({ status }) => status === 'concluded' || status === 'withdrawn',
};
