import type { BodyId, DirectiveId } from '../../kernel/index.js';
import type { ReportCalendar, ReportRhythm } from '../calendar/report-period.js';
import type { ReportSchedule } from '../calendar/report-schedule.js';
import type { ReportingId } from '../reporting-ids.js';

/** Where it is written that reports are owed: a directive known here with its item and line, or another document by its symbol. */
export interface ReportingBasis {
  readonly directiveId: DirectiveId | null;
  readonly symbol: string | null;
  readonly itemCode: string | null;
  /** 1-based line of the source text; null when not known. */
  readonly sourceLine: number | null;
  /** In the clerk's own words. */
  readonly note: string;
}

/** What is owed, by whom, to whom, how often. */
export interface ReportingTerms {
  readonly obligationId: ReportingId;
  readonly title: string;
  /** Who set it up and decides over it: the issuer, or the supervising office in its name. */
  readonly owner: BodyId;
  /** Gathers the units' reports into one. */
  readonly consolidator: BodyId;
  /** Takes the consolidated report, e.g. the Standing Committee. */
  readonly recipient: BodyId;
  /** The bodies that report, as they stood when it was set up. */
  readonly units: readonly BodyId[];
  readonly calendar: ReportCalendar;
  readonly rhythm: ReportRhythm;
  /** Key of the first period that is owed. */
  readonly firstPeriod: string;
  /** Key of the last one; null = until it is ended. */
  readonly lastPeriod: string | null;
  readonly schedule: ReportSchedule;
  readonly basis: ReportingBasis;
}

/** Which part in the reporting a body hands over. */
export const REPORTING_PARTS = ['unit', 'consolidator', 'recipient', 'owner'] as const;
export type ReportingPart = (typeof REPORTING_PARTS)[number];

/** Stream `reporting-<obligationId>`. Periods open by the calendar alone: no event says so. */
export type ReportingEvent =
  | { readonly type: 'ReportingSetUp'; readonly data: ReportingTerms }
  /** Owed by that body too, from that period on. */
  | { readonly type: 'ReportingUnitAdded'; readonly data: { readonly unit: BodyId; readonly fromPeriod: string; readonly reason: string } }
  /** No longer owed by it, from that period on. */
  | { readonly type: 'ReportingUnitWithdrawn'; readonly data: { readonly unit: BodyId; readonly fromPeriod: string; readonly basis: string } }
  /** Other due days from that period on; earlier ones keep theirs. */
  | { readonly type: 'ReportScheduleChanged'; readonly data: { readonly fromPeriod: string; readonly schedule: ReportSchedule; readonly basis: string } }
  /**
   * Another body takes the part over (R11). A unit's periods before `fromPeriod` stay under its name, and what is missing
   * of them is filed by the new one. Whoever comes to gather or to take reports owes none to itself from then on.
   */
  | { readonly type: 'ReportingHandedOver'; readonly data: { readonly part: ReportingPart; readonly from: BodyId; readonly to: BodyId; readonly fromPeriod: string; readonly basis: string } }
  | { readonly type: 'ReportingEnded'; readonly data: { readonly lastPeriod: string; readonly basis: string } }
  /** Set up by mistake: nothing of it is owed any more. */
  | { readonly type: 'ReportingWithdrawn'; readonly data: { readonly basis: string } };
