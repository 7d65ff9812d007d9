import type { BodyId, Instant, LocalDate } from '../../kernel/index.js';
import type { ReportContent } from '../report-content.js';
import type { ReviewTerms } from './events.js';

/** What one unit reported for the review. Only `filed` counts. */
export interface ReviewReport {
  readonly unit: BodyId;
  readonly status: 'filed' | 'returned';
  readonly round: number;
  readonly content: ReportContent;
  readonly filedAt: Instant;
  readonly reasons: string | null;
}

/** One review, folded. */
export interface ReviewState {
  readonly status: 'none' | 'outlined' | 'drafted' | 'conferred' | 'concluded' | 'withdrawn';
  /** As begun; who holds it now, and who files for whom, stand beside it. */
  readonly terms: ReviewTerms | null;
  readonly conductor: BodyId | null;
  readonly units: readonly { readonly unit: BodyId; readonly filedBy: BodyId }[];
  readonly reports: ReadonlyMap<BodyId, ReviewReport>;
  readonly draft: { readonly content: ReportContent; readonly missing: readonly { readonly unit: BodyId; readonly name: string }[] } | null;
  readonly conference: { readonly heldOn: LocalDate; readonly basis: string } | null;
  readonly conclusion: { readonly symbol: string; readonly date: LocalDate } | null;
}

export const initialReview: ReviewState = { status: 'none', terms: null, conductor: null, units: [], reports: new Map(), draft: null, conference: null, conclusion: null };

/** The state as plain JSON, and back. */
export const reviewToJson = ({ reports, ...rest }: ReviewState): unknown => ({ ...rest, reports: [...reports.values()] });
export const reviewFromJson = ({ reports, ...rest }: Omit<ReviewState, 'reports'> & { readonly reports: readonly ReviewReport[] }): ReviewState => ({
  ...rest,
  reports: new Map(reports.map((report) => [report.unit, report])),
});
