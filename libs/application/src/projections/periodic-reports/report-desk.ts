import {
  localDate, reportingUnits, reportPeriodName, reportPeriodOf, reportPeriodOn, reportStandingAt, type BodyId, type LocalDate, type OwedPeriod, type OwedUnit, type ReportingId, type ReportingState,
  type ReportingTerms,
} from '#libs/domain'; // prettier-ignore
import type { Visibility } from '../../queries/contract.js';
import type { PastView } from '../reading/past-view.js';
import type { SubmissionMark } from './kept-reports.js';
import type { PastReports } from './past-reports.js';
import type { ConsolidationMark, ReportingBody, ObligationRow, ReportCell, ReportPeriodRow } from './periodic-reports.contract.js';

/** An obligation that the asker may know of. */
export interface KnownObligation {
  readonly id: ReportingId;
  readonly state: ReportingState;
  readonly terms: ReportingTerms;
  readonly revision: number;
  /** False for a unit, which sees its own reports only. */
  readonly seesAll: boolean;
}

/** One period of an obligation with the reports that the asker may see. */
export interface KnownPeriod {
  readonly owed: OwedPeriod;
  readonly row: ReportPeriodRow;
  readonly cells: readonly ReportCell[];
}

/** Days between which periods are looked for, whatever moment is asked for. */
const [EARLIEST, LATEST] = [localDate('1951-01-01'), localDate('2149-12-31')];

/** Makes rows of what one asker may see of periodic reports at one moment. */
export class ReportDesk {
  constructor(
    readonly view: PastView,
    readonly past: PastReports,
    private readonly visibility: Visibility,
  ) {}

  /** Null when there is none, or none that the asker may know of. */
  obligation(id: ReportingId): KnownObligation | null {
    const { state, revision } = this.past.obligation(id);
    const { terms, owner, consolidator, recipient } = state;
    if (terms === null) return null;
    const seesAll = [owner, consolidator, recipient].some((body) => body !== null && this.isOwn(body));
    return seesAll || reportingUnits(state).some((unit) => this.isOwn(unit)) ? { id, state, terms, revision, seesAll } : null;
  }

  /** Is the body one of the asker's, or may the asker see everything? */
  isOwn(body: BodyId): boolean {
    return this.visibility.kind === 'all' || this.visibility.bodies.includes(body);
  }

  /** Number of the last period that has begun; null before the first one. */
  currentPeriod({ state, terms }: KnownObligation): number | null {
    const { today } = this.view;
    const day = today < EARLIEST ? EARLIEST : today > LATEST ? LATEST : today;
    const { number } = reportPeriodOn(terms.calendar, terms.rhythm, day);
    const current = state.last === null ? number : Math.min(number, state.last);
    return current < state.first ? null : current;
  }

  /** The periods with these numbers, as far as anything is owed for them. */
  periods(known: KnownObligation, first: number, last: number): readonly KnownPeriod[] {
    const periods: KnownPeriod[] = [];
    for (let number = first; number <= last; number++) {
      const owed = this.past.obligation(known.id).owedFor(number);
      if (owed !== null) periods.push(this.period(known, owed));
    }
    return periods;
  }

  /** Those whose reports the asker may see. */
  unitsSeen({ seesAll }: KnownObligation, { units }: OwedPeriod): readonly OwedUnit[] {
    return seesAll ? units : units.filter(({ unit, filedBy }) => this.isOwn(unit) || this.isOwn(filedBy));
  }

  /** With the counts of what the asker may see of all periods so far. */
  obligationRow(known: KnownObligation): ObligationRow {
    const { id: obligationId, state, terms, revision } = known;
    const current = this.currentPeriod(known);
    const periods = current === null ? [] : this.periods(known, state.first, current);
    const at = current ?? state.first;
    const schedule = state.schedules.findLast(({ from }) => from <= at)?.schedule ?? terms.schedule;
    const overdue = periods.flatMap(({ cells }) => cells).filter(({ standing }) => standing === 'missing-overdue').length;
    return {
      obligationId, title: terms.title, status: state.status === 'none' ? 'active' : state.status, owner: this.named(state.owner ?? terms.owner), consolidator: this.named(state.consolidator ?? terms.consolidator),
      recipient: this.named(state.recipient ?? terms.recipient), calendar: terms.calendar, rhythm: terms.rhythm, firstPeriod: terms.firstPeriod,
      lastPeriod: state.last === null ? null : reportPeriodOf(terms.calendar, terms.rhythm, state.last).key, basis: terms.basis, schedule,
      currentPeriod: current === null ? null : reportPeriodOf(terms.calendar, terms.rhythm, current).key, reported: periods.at(-1)?.row.reported ?? { k: 0, n: 0 }, overdue, revision,
    }; // prettier-ignore
  }

  named(body: BodyId): ReportingBody {
    return { body, name: this.view.nameOf(body) };
  }

  /** As the body was called at the end of the period, or is called while the period runs. */
  nameIn(body: BodyId, { period: { to } }: OwedPeriod): string {
    const { register, today } = this.view;
    const day: LocalDate = to < today ? to : today;
    return register.name(body, day);
  }

  private period(known: KnownObligation, owed: OwedPeriod): KnownPeriod {
    const { period, unitDue } = owed;
    const cells = this.unitsSeen(known, owed).map((unit) => this.cell(known, owed, unit));
    const reported = { k: cells.filter(({ filedAt }) => filedAt !== null).length, n: cells.length };
    const { key, from, to } = period;
    return { owed, cells, row: { key, name: reportPeriodName(known.terms.rhythm, key), from, to, unitDue, reported, consolidation: this.mark(owed, this.past.submission(known.id, key)) } };
  }

  private cell({ id }: KnownObligation, owed: OwedPeriod, { unit, filedBy }: OwedUnit): ReportCell {
    const { period, unitDue: due } = owed;
    const filing = this.past.filing(id, period.key, unit);
    const filedAt = filing?.filedAt ?? null;
    const { kind: standing, days } = reportStandingAt(period, due, filedAt, this.view.moment.at);
    return { period: period.key, unit, unitName: this.nameIn(unit, owed), filedBy, standing, days, due, filedAt, nil: filing?.nil === true, sentBack: filing !== undefined && filedAt === null, lateEntry: filing?.lateEntry === true };
  }

  private mark({ period, consolidatedDue: due }: OwedPeriod, submission: SubmissionMark | undefined): ConsolidationMark {
    const submittedAt = standingSince(submission);
    const { kind: standing, days } = reportStandingAt(period, due, submittedAt, this.view.moment.at);
    return { status: submission?.status ?? 'none', standing, days, due, submittedAt };
  }
}

/** When the consolidated report that stands was handed up; null = none. Only what was handed up and not sent back counts as reported (R4). */
export const standingSince = (submission: SubmissionMark | undefined): number | null => (submission?.status === 'submitted' || submission?.status === 'accepted' ? submission.submittedAt : null);
