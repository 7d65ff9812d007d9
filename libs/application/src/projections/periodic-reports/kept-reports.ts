import { evolveReporting, initialReporting, owedFor, reportingId, type Consolidation, type OwedPeriod, type ReportingEvent, type ReportingId, type ReportingState } from '#libs/domain';
import type { ReadModelReader } from '../../ports/read-model-store.js';

/** What holds from one event on. */
interface Since {
  /** Dense index. */
  readonly index: number;
  readonly revision: number;
}

/** How a unit's report stood after an act on it, without what it says. */
export interface FilingMark extends Since {
  /** When the report that stands was filed; null = it was sent back or taken back. */
  readonly filedAt: number | null;
  readonly nil: boolean;
  readonly lateEntry: boolean;
}

/** How far a consolidated report had come after an act on it. */
export interface SubmissionMark extends Since {
  readonly status: Consolidation['status'];
  readonly submittedAt: number | null;
}

/** An obligation after one of its acts. What it then owed for a period is worked out when first asked for. */
export class ObligationMark implements Since {
  private readonly owed = new Map<number, OwedPeriod | null>();

  constructor(
    readonly index: number,
    readonly revision: number,
    readonly state: ReportingState,
  ) {}

  /** For the period of that number; null for nothing. */
  owedFor(number: number): OwedPeriod | null {
    let known = this.owed.get(number);
    if (known === undefined) this.owed.set(number, (known = owedFor(this.state, number)));
    return known;
  }
}

const NO_OBLIGATION = new ObligationMark(0, -1, initialReporting);

const STATUS_AFTER: Readonly<Record<string, Consolidation['status']>> = {
  ConsolidationDrafted: 'drafted', ConsolidationSubmitted: 'submitted', ConsolidationReturned: 'returned', ConsolidationAccepted: 'accepted', ConsolidationAcceptanceTakenBack: 'submitted',
}; // prettier-ignore

/** The reports of one period of one obligation, each act oldest first. */
class PeriodMarks {
  readonly units = new Map<string, FilingMark[]>();
  readonly submissions: SubmissionMark[] = [];

  /** `unit`: empty for the consolidated report. */
  add(unit: string, kind: string, { index, revision }: Since, at: number, lateEntry: boolean): void {
    if (unit === '') {
      const submittedAt = kind === 'ConsolidationSubmitted' ? at : (this.submissions.at(-1)?.submittedAt ?? null);
      this.submissions.push({ index, revision, status: STATUS_AFTER[kind] ?? 'none', submittedAt });
      return;
    }
    const known = this.units.get(unit) ?? [];
    this.units.set(unit, known);
    const before = known.at(-1);
    const stands = kind === 'UnitReportFiled' || kind === 'NilReportFiled';
    // A correction leaves the filing where it was; what says something is no nil report any more.
    if (kind === 'UnitReportCorrected') known.push({ filedAt: null, lateEntry: false, ...before, index, revision, nil: false });
    else known.push({ index, revision, filedAt: stands ? at : null, nil: kind === 'NilReportFiled', lateEntry: stands && lateEntry });
  }
}

/**
 * Every obligation to report and how each report on it stood after each act, in memory, for boards over all of them. Loaded when first
 * asked for, then only what was added since; loaded afresh when a rebuilt file serves.
 */
export class KeptReports {
  private readonly obligations = new Map<ReportingId, ObligationMark[]>();
  private readonly periods = new Map<string, PeriodMarks>();
  private generation = -1;
  /** The tables are read one after the other, so that either may be ahead. */
  private obligationsUpTo = 0;
  private reportsUpTo = 0;

  refresh(reader: ReadModelReader): void {
    if (reader.generation !== this.generation) {
      this.obligations.clear();
      this.periods.clear();
      [this.obligationsUpTo, this.reportsUpTo, this.generation] = [0, 0, reader.generation];
    }
    this.readObligations(reader);
    this.readReports(reader);
  }

  /** Those that had been set up, by id. */
  obligationIds(index: number): readonly ReportingId[] {
    return [...this.obligations].filter(([, [first]]) => first !== undefined && first.index <= index).map(([id]) => id).toSorted();
  }

  obligation(id: ReportingId, index: number): ObligationMark {
    return lastUpTo(this.obligations.get(id), index) ?? NO_OBLIGATION;
  }

  filing(id: ReportingId, period: string, unit: string, index: number): FilingMark | undefined {
    return lastUpTo(this.periods.get(keyOf(id, period))?.units.get(unit), index);
  }

  submission(id: ReportingId, period: string, index: number): SubmissionMark | undefined {
    return lastUpTo(this.periods.get(keyOf(id, period))?.submissions, index);
  }

  /** Of the acts on one report, the consolidated one when `unit` is null. */
  reportActs(id: ReportingId, period: string, unit: string | null): readonly Since[] {
    const marks = this.periods.get(keyOf(id, period));
    return (unit === null ? marks?.submissions : marks?.units.get(unit)) ?? [];
  }

  obligationActs(id: ReportingId): readonly Since[] {
    return this.obligations.get(id) ?? [];
  }

  private readObligations({ database }: ReadModelReader): void {
    const rows = database.prepare('SELECT idx, obligation, at, revision, event FROM obligation_act WHERE idx > ? ORDER BY idx').iterateArrays(this.obligationsUpTo);
    for (const [idx, obligation, at, revision, event] of rows) {
      const id = reportingId(String(obligation));
      const known = this.obligations.get(id) ?? [];
      this.obligations.set(id, known);
      const state = evolveReporting(known.at(-1)?.state ?? initialReporting, JSON.parse(String(event)) as ReportingEvent, { recordedAt: Number(at) });
      known.push(new ObligationMark(Number(idx), Number(revision), state));
      this.obligationsUpTo = Number(idx);
    }
  }

  private readReports({ database }: ReadModelReader): void {
    const rows = database.prepare('SELECT idx, obligation, period, unit, kind, at, late_entry, revision FROM report_act WHERE idx > ? ORDER BY idx').iterateArrays(this.reportsUpTo);
    for (const [idx, obligation, period, unit, kind, at, lateEntry, revision] of rows) {
      const key = keyOf(String(obligation), String(period));
      const marks = this.periods.get(key) ?? new PeriodMarks();
      this.periods.set(key, marks);
      marks.add(String(unit), String(kind), { index: Number(idx), revision: Number(revision) }, Number(at), lateEntry === 1);
      this.reportsUpTo = Number(idx);
    }
  }
}

const keyOf = (obligation: string, period: string): string => `${obligation} ${period}`;

/** Asked for every report of a board. */
function lastUpTo<T extends Since>(marks: readonly T[] | undefined, index: number): T | undefined {
  if (marks === undefined) return undefined;
  for (let place = marks.length - 1; place >= 0; place--) {
    const mark = marks[place] as T;
    if (mark.index <= index) return mark;
  }
  return undefined;
}
