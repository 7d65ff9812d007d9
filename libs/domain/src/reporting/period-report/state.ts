import type { ActorId, BodyId, Instant } from '../../kernel/index.js';
import type { ReportContent } from '../report-content.js';
import type { LateUnit, MissingUnit } from './events.js';
import { NO_REPORT_REMINDERS, type ReportReminders } from './reminders.js';

/** What one unit did for the period. Only `filed` counts as reported. */
export interface UnitReport {
  readonly unit: BodyId;
  readonly status: 'filed' | 'returned' | 'taken-back';
  readonly round: number;
  readonly nil: boolean;
  /** Null for a nil report. */
  readonly content: ReportContent | null;
  readonly note: string | null;
  /** When the system learned of the last filing: what lateness is judged by (R13). */
  readonly filedAt: Instant;
  /** The paper is older than the record ("ghi bổ sung"). */
  readonly lateEntry: boolean;
  /** Why it was returned or taken back; null while it stands. */
  readonly reason: string | null;
  readonly corrections: number;
}

/** What was handed up, as it was then. */
export interface SubmittedConsolidation {
  readonly round: number;
  readonly at: Instant;
  readonly symbol: string | null;
  readonly content: ReportContent;
  readonly reported: number;
  readonly owed: number;
  readonly nil: readonly BodyId[];
  readonly missing: readonly MissingUnit[];
  readonly late: readonly LateUnit[];
}

export interface Consolidation {
  readonly status: 'none' | 'drafted' | 'submitted' | 'returned' | 'accepted';
  readonly draft: ReportContent | null;
  readonly rounds: number;
  /** The last one handed up; null before the first. */
  readonly submitted: SubmittedConsolidation | null;
  /** Why the last one was returned; null unless it was. */
  readonly reasons: string | null;
}

/** The reports of one period, folded. */
export interface PeriodReportState {
  readonly units: ReadonlyMap<BodyId, UnitReport>;
  readonly consolidation: Consolidation;
  /** Revision of the last folded event; -1 before the first. */
  readonly revision: number;
  readonly reminders: ReportReminders;
  /** Whose hands submitted the consolidated report, each once, in that order: they do not accept it. Read models, which know no hands, leave it empty. */
  readonly handedInBy: readonly ActorId[];
}

export const initialPeriodReport: PeriodReportState = {
  units: new Map(),
  consolidation: { status: 'none', draft: null, rounds: 0, submitted: null, reasons: null },
  revision: -1,
  reminders: NO_REPORT_REMINDERS,
  handedInBy: [],
};

/** The state as plain JSON, and back. */
export const periodReportToJson = ({ units, ...rest }: PeriodReportState): unknown => ({ ...rest, units: [...units.values()] });
export const periodReportFromJson = ({ units, ...rest }: Omit<PeriodReportState, 'units'> & { readonly units: readonly UnitReport[] }): PeriodReportState => ({
  ...rest,
  units: new Map(units.map((report) => [report.unit, report])),
});
