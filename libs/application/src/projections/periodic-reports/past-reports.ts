import {
  evolvePeriodReport, evolveReporting, evolveReview, initialPeriodReport, initialReporting, initialReview, reportingId, reviewId, type BodyId, type Consolidation, type Instant, type LocalDate,
  type PeriodReportEvent, type PeriodReportState, type ReportingEvent, type ReportingId, type ReportingState, type ReviewEvent, type ReviewId, type ReviewState,
} from '#libs/domain'; // prettier-ignore
import type { ReadModelReader, SqlRow } from '../../ports/read-model-store.js';

/** A folded thing with the revision of its last event; −1 when it has none. */
export interface Folded<S> {
  readonly state: S;
  readonly revision: number;
}

export type FiredReportRung = Extract<PeriodReportEvent, { type: 'ReportRungFired' }>['data'] & { readonly firedAt: Instant };

/** Which act on a unit's report was the last one, without what the report says. */
export interface LastFiling {
  readonly stands: boolean;
  readonly nil: boolean;
  readonly filedAt: number;
  readonly lateEntry: boolean;
}

export interface SubmissionMark {
  readonly status: Consolidation['status'];
  readonly submittedAt: number | null;
}

const STATUS_AFTER: Readonly<Record<string, Consolidation['status']>> = {
  ConsolidationDrafted: 'drafted', ConsolidationSubmitted: 'submitted', ConsolidationReturned: 'returned', ConsolidationAccepted: 'accepted', ConsolidationAcceptanceTakenBack: 'submitted',
}; // prettier-ignore

/** Obligations, reports and reviews as they had been recorded up to one event. */
export class PastReports {
  constructor(
    private readonly reader: ReadModelReader,
    private readonly index: number,
  ) {}

  obligationIds(): readonly ReportingId[] {
    return this.all('SELECT DISTINCT obligation AS id FROM obligation_act WHERE idx <= ? ORDER BY obligation', this.index).map((row) => reportingId(String(row['id'])));
  }

  obligation(id: ReportingId): Folded<ReportingState> {
    return folded(this.all('SELECT revision, at, event FROM obligation_act WHERE obligation = ? AND idx <= ? ORDER BY idx', id, this.index), initialReporting, (state, event, row) => evolveReporting(state, event as ReportingEvent, { recordedAt: Number(row['at']) }));
  }

  /** The last filing of each unit in the periods `from` to `to` (keys), by `period unit`. A correction leaves the filing where it was. `only`: of that unit. */
  filings(id: ReportingId, from: string, to: string, only: BodyId | null = null): ReadonlyMap<string, LastFiling> {
    const rows = this.all(
      `SELECT period, unit, kind, at, late_entry, max(idx) AS idx FROM report_act WHERE obligation = ? AND period BETWEEN ? AND ? AND ${ofUnit(only)} AND kind <> 'UnitReportCorrected' AND idx <= ? GROUP BY period, unit`,
      id, from, to, ...named(only), this.index,
    ); // prettier-ignore
    const corrected = this.corrections(id, from, to, only);
    return new Map(
      rows.map((row): readonly [string, LastFiling] => {
        const key = cellKey(String(row['period']), String(row['unit']));
        const kind = String(row['kind']);
        const stands = kind === 'UnitReportFiled' || kind === 'NilReportFiled';
        const nil = kind === 'NilReportFiled' && (corrected.get(key) ?? 0) < Number(row['idx']);
        return [key, { stands, nil, filedAt: Number(row['at']), lateEntry: row['late_entry'] === 1 }];
      }),
    );
  }

  /** How far the consolidated report of each of these periods has come, by key of the period. */
  submissions(id: ReportingId, from: string, to: string): ReadonlyMap<string, SubmissionMark> {
    const marks = new Map<string, SubmissionMark>();
    for (const row of this.all(`SELECT period, kind, at FROM report_act WHERE obligation = ? AND period BETWEEN ? AND ? AND unit = '' AND idx <= ? ORDER BY idx`, id, from, to, this.index)) {
      const period = String(row['period']);
      const kind = String(row['kind']);
      marks.set(period, { status: STATUS_AFTER[kind] ?? 'none', submittedAt: kind === 'ConsolidationSubmitted' ? Number(row['at']) : (marks.get(period)?.submittedAt ?? null) });
    }
    return marks;
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

  /** Index of the last correction of each report: what says something is no nil report any more. */
  private corrections(id: ReportingId, from: string, to: string, only: BodyId | null): ReadonlyMap<string, number> {
    const rows = this.all(
      `SELECT period, unit, max(idx) AS idx FROM report_act WHERE obligation = ? AND period BETWEEN ? AND ? AND ${ofUnit(only)} AND kind = 'UnitReportCorrected' AND idx <= ? GROUP BY period, unit`,
      id, from, to, ...named(only), this.index,
    ); // prettier-ignore
    return new Map(rows.map((row) => [cellKey(String(row['period']), String(row['unit'])), Number(row['idx'])]));
  }

  private all(sql: string, ...values: readonly (string | number)[]): readonly SqlRow[] {
    return this.reader.database.prepare(sql).all(...values);
  }
}

const ofUnit = (only: BodyId | null): string => (only === null ? "unit <> ''" : 'unit = ?');
const named = (only: BodyId | null): readonly string[] => (only === null ? [] : [only]);

export const cellKey = (period: string, unit: BodyId | string): string => `${period} ${unit}`;

function folded<S>(rows: readonly SqlRow[], initial: S, evolve: (state: S, event: unknown, row: SqlRow) => S): Folded<S> {
  let state = initial;
  let revision = -1;
  for (const row of rows) {
    state = evolve(state, JSON.parse(String(row['event'])), row);
    revision = Number(row['revision']);
  }
  return { state, revision };
}
