import {
  localDate, owedFor, reportingUnits, reportPeriodName, reportPeriodOf, reportPeriodOn, reportStandingAt, type BodyId, type LocalDate, type OwedPeriod, type OwedUnit, type ReportingId, type ReportingState,
  type ReportingTerms,
} from '#libs/domain'; // prettier-ignore
import type { Visibility } from '../../queries/contract.js';
import type { PastView } from '../reading/past-view.js';
import { cellKey, type LastFiling, type PastReports, type SubmissionMark } from './past-reports.js';
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

  /** The periods with these numbers, as far as anything is owed for them. `only`: with the report of that unit alone. */
  periods(known: KnownObligation, first: number, last: number, only: BodyId | null = null): readonly KnownPeriod[] {
    const owed: OwedPeriod[] = [];
    for (let number = first; number <= last; number++) {
      const period = owedFor(known.state, number);
      if (period !== null) owed.push(only === null ? period : { ...period, units: period.units.filter(({ unit }) => unit === only) });
    }
    const [from, to] = [owed[0]?.period.key, owed.at(-1)?.period.key];
    if (from === undefined || to === undefined) return [];
    const filings = this.past.filings(known.id, from, to, only);
    const submissions = this.past.submissions(known.id, from, to);
    return owed.map((period) => this.period(known, period, filings, submissions.get(period.period.key)));
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

  private period(known: KnownObligation, owed: OwedPeriod, filings: ReadonlyMap<string, LastFiling>, submission: SubmissionMark | undefined): KnownPeriod {
    const { period, unitDue } = owed;
    const seen = owed.units.filter(({ unit, filedBy }) => known.seesAll || this.isOwn(unit) || this.isOwn(filedBy));
    const cells = seen.map((unit) => this.cell(owed, unit, filings.get(cellKey(period.key, unit.unit))));
    const reported = { k: cells.filter(({ filedAt }) => filedAt !== null).length, n: cells.length };
    const { key, from, to } = period;
    return { owed, cells, row: { key, name: reportPeriodName(known.terms.rhythm, key), from, to, unitDue, reported, consolidation: this.mark(owed, submission) } };
  }

  private cell(owed: OwedPeriod, { unit, filedBy }: OwedUnit, filing: LastFiling | undefined): ReportCell {
    const { period, unitDue: due } = owed;
    const filedAt = filing?.stands === true ? filing.filedAt : null;
    const { kind: standing, days } = reportStandingAt(period, due, filedAt, this.view.moment.at);
    const stands = filedAt !== null;
    return {
      period: period.key, unit, unitName: this.nameIn(unit, owed), filedBy, standing, days, due, filedAt, nil: stands && filing?.nil === true, sentBack: filing !== undefined && !stands,
      lateEntry: stands && filing?.lateEntry === true,
    }; // prettier-ignore
  }

  /** Only what was handed up and not sent back counts as reported (R4). */
  private mark({ period, consolidatedDue: due }: OwedPeriod, submission: SubmissionMark | undefined): ConsolidationMark {
    const status = submission?.status ?? 'none';
    const submittedAt = status === 'submitted' || status === 'accepted' ? (submission?.submittedAt ?? null) : null;
    const { kind: standing, days } = reportStandingAt(period, due, submittedAt, this.view.moment.at);
    return { status, standing, days, due, submittedAt };
  }
}
