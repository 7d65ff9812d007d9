import {
  evolvePeriodReport, evolveReview, initialPeriodReport, initialReview, reviewId, type BodyId, type Instant, type LocalDate, type PeriodReportEvent, type PeriodReportState, type ReportingId, type ReviewEvent, type ReviewId,
  type ReviewState,
} from '#libs/domain'; // prettier-ignore
import type { ReadModelReader, SqlRow } from '../../ports/read-model-store.js';
import type { FilingMark, KeptReports, ObligationMark, SubmissionMark } from './kept-reports.js';

/** A folded thing with the revision of its last event; −1 when it has none. */
export interface Folded<S> {
  readonly state: S;
  readonly revision: number;
}

export type FiredReportRung = Extract<PeriodReportEvent, { type: 'ReportRungFired' }>['data'] & { readonly firedAt: Instant };

/** Obligations, reports and reviews as they had been recorded up to one event: how they stood from memory, what they say from the read model. */
export class PastReports {
  constructor(
    private readonly kept: KeptReports,
    private readonly reader: ReadModelReader,
    private readonly index: number,
  ) {}

  obligationIds(): readonly ReportingId[] {
    return this.kept.obligationIds(this.index);
  }

  obligation(id: ReportingId): ObligationMark {
    return this.kept.obligation(id, this.index);
  }

  /** The last act on the unit's report. */
  filing(id: ReportingId, period: string, unit: BodyId): FilingMark | undefined {
    return this.kept.filing(id, period, unit, this.index);
  }

  /** The last act on the consolidated report. */
  submission(id: ReportingId, period: string): SubmissionMark | undefined {
    return this.kept.submission(id, period, this.index);
  }

  period(id: ReportingId, period: string): Folded<PeriodReportState> {
    const rows = this.all('SELECT revision, at, occurred_on, event FROM report_act WHERE obligation = ? AND period = ? AND idx <= ? ORDER BY idx', id, period, this.index);
    return folded(rows, initialPeriodReport, (state, event, row) => evolvePeriodReport(state, event as PeriodReportEvent, { recordedAt: Number(row['at']), occurredOn: String(row['occurred_on']) as LocalDate }));
  }

  /** The reminders that went about a period, oldest first. */
  rungs(id: ReportingId, period: string): readonly FiredReportRung[] {
    return this.all('SELECT at, event FROM report_rung WHERE obligation = ? AND period = ? AND idx <= ? ORDER BY idx', id, period, this.index).map((row) => {
      const { data } = JSON.parse(String(row['event'])) as Extract<PeriodReportEvent, { type: 'ReportRungFired' }>;
      return { ...data, firedAt: Number(row['at']) };
    });
  }

  reviewIds(): readonly ReviewId[] {
    return this.all('SELECT DISTINCT review AS id FROM review_act WHERE idx <= ? ORDER BY review', this.index).map((row) => reviewId(String(row['id'])));
  }

  review(id: ReviewId): Folded<ReviewState> {
    return folded(this.all('SELECT revision, at, event FROM review_act WHERE review = ? AND idx <= ? ORDER BY idx', id, this.index), initialReview, (state, event, row) => evolveReview(state, event as ReviewEvent, { recordedAt: Number(row['at']) }));
  }

  private all(sql: string, ...values: readonly (string | number)[]): readonly SqlRow[] {
    return this.reader.database.prepare(sql).all(...values);
  }
}

function folded<S>(rows: readonly SqlRow[], initial: S, evolve: (state: S, event: unknown, row: SqlRow) => S): Folded<S> {
  let state = initial;
  let revision = -1;
  for (const row of rows) {
    state = evolve(state, JSON.parse(String(row['event'])), row);
    revision = Number(row['revision']);
  }
  return { state, revision };
}
