import type { BodyId, Instant, LocalDate } from '../../kernel/index.js';
import { reportPeriodNumber, reportPeriodOf, type ReportPeriod } from '../calendar/report-period.js';
import { reportDueDays, type ReportSchedule } from '../calendar/report-schedule.js';
import type { ReportingTerms } from './events.js';

/** A body that reports from one period on, until (and without) another. */
export interface ReportingUnit {
  readonly unit: BodyId;
  readonly from: number;
  /** Null = as long as the obligation lasts. */
  readonly until: number | null;
  /** Who took its part over (R11); null while nobody did. */
  readonly handedTo: BodyId | null;
}

/** One obligation to report, folded. Numbers are those of periods. */
export interface ReportingState {
  readonly status: 'none' | 'active' | 'ended' | 'withdrawn';
  /** As set up; what changed since stands beside it. */
  readonly terms: ReportingTerms | null;
  readonly owner: BodyId | null;
  readonly consolidator: BodyId | null;
  readonly recipient: BodyId | null;
  /** When it was set up; null before. */
  readonly setUpAt: Instant | null;
  readonly first: number;
  readonly last: number | null;
  readonly units: readonly ReportingUnit[];
  /** Sorted by `from`. */
  readonly schedules: readonly { readonly from: number; readonly schedule: ReportSchedule }[];
}

export const initialReporting: ReportingState = { status: 'none', terms: null, owner: null, consolidator: null, recipient: null, setUpAt: null, first: 0, last: null, units: [], schedules: [] };

/** Who owes a report of a period, and who files it: the body itself, or the one that took its part over. */
export interface OwedUnit {
  readonly unit: BodyId;
  readonly filedBy: BodyId;
}

/** What is owed for one period: all that a report of it is judged by. */
export interface OwedPeriod {
  readonly terms: ReportingTerms;
  readonly period: ReportPeriod;
  /** Sorted by id. */
  readonly units: readonly OwedUnit[];
  readonly consolidator: BodyId;
  readonly recipient: BodyId;
  readonly owner: BodyId;
  /** When the reports were asked for. */
  readonly askedAt: Instant;
  readonly unitDue: LocalDate | null;
  readonly consolidatedDue: LocalDate | null;
}

/** The number of a period that the obligation knows, ended periods included; null when there is none. */
export function owedPeriodNumber({ terms, first, last }: ReportingState, key: string): number | null {
  const number = terms === null ? null : reportPeriodNumber(terms.rhythm, key);
  return number === null || number < first || (last !== null && number > last) ? null : number;
}

/** What is owed for the period with that number; null unless it lies between the first and the last one, or when all was withdrawn. */
export function owedFor(state: ReportingState, number: number): OwedPeriod | null {
  const { status, terms, owner, consolidator, recipient, setUpAt, first, last } = state;
  if (status === 'withdrawn' || terms === null || owner === null || consolidator === null || recipient === null || number < first || (last !== null && number > last)) return null;
  const period = reportPeriodOf(terms.calendar, terms.rhythm, number);
  const units = state.units.filter(({ from, until }) => from <= number && (until === null || number < until)).map(({ unit, handedTo }) => ({ unit, filedBy: holderOf(state, handedTo ?? unit) }));
  return { terms, period, units: units.toSorted((a, b) => (a.unit < b.unit ? -1 : 1)), consolidator, recipient, owner, askedAt: setUpAt ?? 0, ...reportDueDays(scheduleFor(state, number), period) };
}

const scheduleFor = ({ schedules }: ReportingState, number: number): ReportSchedule =>
  schedules.findLast(({ from }) => from <= number)?.schedule ?? { unitDue: null, consolidatedDue: null };

/** Who holds now what that body held: the end of the chain of hand-overs. */
function holderOf({ units }: ReportingState, body: BodyId): BodyId {
  const seen = new Set<BodyId>();
  let holder = body;
  while (!seen.has(holder)) {
    seen.add(holder);
    const current = holder;
    holder = units.findLast(({ unit }) => unit === current)?.handedTo ?? current;
  }
  return holder;
}

/** Every body that reports, once did, or files for one that did. */
export const reportingUnits = ({ units }: ReportingState): readonly BodyId[] => [...new Set(units.flatMap(({ unit, handedTo }) => (handedTo === null ? [unit] : [unit, handedTo])))];
