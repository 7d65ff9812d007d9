import { dateAt, type LocalDate, type PeriodReportEvent, type ReportingEvent, type ReviewEvent } from '#libs/domain';
import { PERIOD_REPORT_PREFIX, REPORTING_PREFIX, REVIEW_PREFIX } from '../../commands/reporting/reporting-streams.js';
import type { SqlDatabase } from '../../ports/read-model-store.js';
import type { FedEvent, Projection, ProjectionWriter } from '../running/projection.js';
import { RowBuffer } from '../running/row-buffer.js';

/**
 * The acts of periodic reports and reviews as they were recorded. What each came to at a moment is folded by the domain's
 * own code when asked, except which unit's report stood when, which the columns of `report_act` tell alone: `kind` of the
 * act, `at` (running maximum, R13), `late_entry` ("ghi bổ sung"); `unit` is empty for acts on the consolidated report.
 */
export const periodicReportsProjection: Projection = {
  name: 'periodic-reports',
  version: 3,
  schema: `
    CREATE TABLE obligation_act(idx INTEGER PRIMARY KEY, obligation TEXT NOT NULL, at INTEGER NOT NULL, revision INTEGER NOT NULL, event TEXT NOT NULL);
    CREATE TABLE report_act(idx INTEGER PRIMARY KEY, obligation TEXT NOT NULL, period TEXT NOT NULL, unit TEXT NOT NULL, kind TEXT NOT NULL, at INTEGER NOT NULL, occurred_on TEXT NOT NULL,
      late_entry INTEGER NOT NULL, revision INTEGER NOT NULL, event TEXT NOT NULL);
    CREATE TABLE report_rung(idx INTEGER PRIMARY KEY, obligation TEXT NOT NULL, period TEXT NOT NULL, at INTEGER NOT NULL, event TEXT NOT NULL);
    CREATE TABLE review_act(idx INTEGER PRIMARY KEY, review TEXT NOT NULL, at INTEGER NOT NULL, revision INTEGER NOT NULL, event TEXT NOT NULL);`,
  indexes: `
    CREATE INDEX obligation_of ON obligation_act(obligation, idx);
    CREATE INDEX report_of ON report_act(obligation, period, unit, idx);
    CREATE INDEX rung_of ON report_rung(obligation, period, idx);
    CREATE INDEX review_of ON review_act(review, idx);`,
  handles: new Set([
    'ReportingSetUp', 'ReportingUnitAdded', 'ReportingUnitWithdrawn', 'ReportScheduleChanged', 'ReportingHandedOver', 'ReportingEnded', 'ReportingWithdrawn',
    'UnitReportFiled', 'ReportFilesAttached', 'NilReportFiled', 'UnitReportReturned', 'UnitReportCorrected', 'UnitReportTakenBack', 'ConsolidationDrafted', 'ConsolidationSubmitted', 'ConsolidationReturned',
    'ConsolidationAccepted', 'ConsolidationAcceptanceTakenBack', 'ReportRungFired', 'ReviewOutlineIssued', 'ReviewReportFiled', 'ReviewReportReturned', 'ReviewDrafted', 'ReviewConferenceHeld', 'ReviewConcluded', 'ReviewStepTakenBack',
    'ReviewHandedOver', 'ReviewWithdrawn',
  ] as const satisfies readonly (ReportingEvent | PeriodReportEvent | ReviewEvent)['type'][]),
  open: (database) => new PeriodicReportsWriter(database),
}; // prettier-ignore

class PeriodicReportsWriter implements ProjectionWriter {
  private readonly obligations: RowBuffer;
  private readonly reports: RowBuffer;
  private readonly rungs: RowBuffer;
  private readonly reviews: RowBuffer;

  constructor(database: SqlDatabase) {
    this.obligations = new RowBuffer(database, 'obligation_act', 5);
    this.reports = new RowBuffer(database, 'report_act', 10);
    this.rungs = new RowBuffer(database, 'report_rung', 5);
    this.reviews = new RowBuffer(database, 'review_act', 5);
  }

  /** The feeder hands over the handled events only, which stand in streams of these three kinds. */
  apply({ index, at, recorded: { event, stream, revision, metadata } }: FedEvent): void {
    const json = JSON.stringify(event);
    if (stream.startsWith(REPORTING_PREFIX)) this.obligations.add(index, stream.slice(REPORTING_PREFIX.length), at, revision, json);
    else if (stream.startsWith(REVIEW_PREFIX)) this.reviews.add(index, stream.slice(REVIEW_PREFIX.length), at, revision, json);
    else if (stream.startsWith(PERIOD_REPORT_PREFIX)) {
      const { type, data } = event as PeriodReportEvent;
      // A reminder is no act on a report.
      if (type === 'ReportRungFired') return this.rungs.add(index, data.obligationId, data.period, at, json);
      const unit = type === 'ReportFilesAttached' ? OF_NO_REPORT : 'unit' in data ? data.unit : '';
      const { occurredOn, recordedAt } = metadata.act;
      this.reports.add(index, data.obligationId, data.period, unit, type, at, occurredOn, isLateEntry(occurredOn, recordedAt), revision, json);
    }
  }

  flush(): void {
    this.obligations.flush();
    this.reports.flush();
    this.rungs.flush();
    this.reviews.flush();
  }
}

/** Files change no report; they are a revision of the period's stream all the same. No body is called so. */
const OF_NO_REPORT = '-';

const isLateEntry = (occurredOn: LocalDate, recordedAt: number): number => (occurredOn < dateAt(recordedAt) ? 1 : 0);
