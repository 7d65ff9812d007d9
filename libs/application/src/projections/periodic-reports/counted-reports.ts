import { reportPeriodName, type BodyId, type ReportingId, type ReportTier } from '#libs/domain';
import { periodReportStream, reportingStream } from '../../commands/reporting/reporting-streams.js';
import type { Moment, Visibility } from '../../queries/contract.js';
import { standingOf, type ActPlace, type CountedBoard, type CountedSubject, type CountedThing } from '../counted-boards/counted-board.js';
import { dayOf, NO_DAY } from '../duty-columns/standing-columns.js';
import { PastView, type ReadingMemory } from '../reading/past-view.js';
import { readerOf, type QuerySources } from '../reading/query-sources.js';
import { PastReports } from './past-reports.js';
import { periodicReportsProjection } from './periodic-reports.projection.js';
import { ReportDesk, type KnownObligation, type KnownPeriod } from './report-desk.js';

/**
 * Numbers of reports. `reported`: of the present period of an obligation, or of each period of one; `overdue`: units' reports past
 * their due day; `missing`: reports of both tiers that are not there, past their due day or at all.
 */
export const REPORT_NUMBERS = ['reported.k', 'reported.n', 'overdue', 'missing.overdue', 'missing.all'] as const;

interface ReportThing extends CountedThing {
  readonly obligation: ReportingId;
  readonly period: string;
  /** Number of the period. */
  readonly number: number;
  readonly tier: ReportTier;
  /** Null for a consolidated report. */
  readonly unit: BodyId | null;
}

/** Periodic reports of both tiers as what is owed for each period that has begun (R8). */
export class CountedReports implements CountedBoard<ReportThing> {
  readonly models = [periodicReportsProjection];
  readonly late = ['missing.overdue'];

  constructor(
    private readonly sources: QuerySources,
    private readonly memory: ReadingMemory,
    private readonly visibility: Visibility,
    private readonly only: ReportingId | null,
    private readonly body: BodyId | null,
  ) {}

  async refresh(): Promise<void> {
    // Read from the read model itself.
  }

  things(view: PastView): Iterable<ReportThing> | null {
    const desk = this.deskAt(view);
    const ids = this.only === null ? desk.past.obligationIds() : [this.only];
    const known = ids.flatMap((id) => desk.obligation(id) ?? []);
    return this.only !== null && known.length === 0 ? null : known.flatMap((one) => this.owed(desk, one));
  }

  nameOf(group: string, view: PastView): string {
    const { terms } = this.deskAt(view).past.obligation(this.only ?? (group as ReportingId)).state;
    if (terms === null) return group;
    return this.only === null ? terms.title : reportPeriodName(terms.rhythm, group).vi;
  }

  subject({ obligation, period, unit }: ReportThing, view: PastView): CountedSubject | null {
    const known = this.deskAt(view).obligation(obligation);
    if (known === null || (unit === null && !known.seesAll)) return null;
    return { kind: 'report', id: obligation, part: unit === null ? period : `${period} ${unit}`, code: period, title: known.terms.title, directiveId: null };
  }

  /** Those on the report itself, and those that changed what is owed. */
  acts({ obligation, period, unit }: ReportThing, since: number, until: number): readonly ActPlace[] {
    const { database } = readerOf(this.sources, periodicReportsProjection);
    const reports = database.prepare('SELECT idx, revision FROM report_act WHERE obligation = ? AND period = ? AND unit = ? AND idx > ? AND idx <= ?').all(obligation, period, unit ?? '', since, until);
    const changes = database.prepare('SELECT idx, revision FROM obligation_act WHERE obligation = ? AND idx > ? AND idx <= ?').all(obligation, since, until);
    const placed = (rows: typeof reports, stream: string): readonly ActPlace[] => rows.map((row) => ({ index: Number(row['idx']), stream, revision: Number(row['revision']) }));
    return [...placed(reports, periodReportStream(obligation, period)), ...placed(changes, reportingStream(obligation))].toSorted((a, b) => a.index - b.index);
  }

  standing(thing: ReportThing, moment: Moment): string {
    const desk = this.deskAt(new PastView(this.sources, this.memory, moment));
    const known = desk.obligation(thing.obligation);
    const current = known === null ? null : desk.currentPeriod(known);
    if (known === null || current === null || thing.number > current) return '';
    const [period] = desk.periods(known, thing.number, thing.number, thing.unit);
    const found = period === undefined ? undefined : this.ofPeriod(known, period, this.only !== null || thing.number === current).find(({ key }) => key === thing.key);
    return found === undefined ? '' : standingOf(found);
  }

  private owed(desk: ReportDesk, known: KnownObligation): readonly ReportThing[] {
    const current = desk.currentPeriod(known);
    if (current === null) return [];
    const periods = desk.periods(known, known.state.first, current);
    return periods.flatMap((period, place) => this.ofPeriod(known, period, this.only !== null || place === periods.length - 1));
  }

  /** `isCounted`: its reports are among those of the group. */
  private ofPeriod({ id: obligation, seesAll }: KnownObligation, { owed, row, cells }: KnownPeriod, isCounted: boolean): readonly ReportThing[] {
    const { number } = owed.period;
    const common = { obligation, period: row.key, number, group: this.only === null ? obligation : row.key };
    const isWanted = (...bodies: readonly BodyId[]): boolean => this.body === null || bodies.includes(this.body);
    const units = cells.filter(({ unit, filedBy }) => isWanted(unit, filedBy)).map(({ unit, filedBy, standing, due, filedAt, sentBack }): ReportThing => {
      const counts: Record<string, number> = {};
      if (isCounted) counts['reported.n'] = 1;
      if (isCounted && filedAt !== null) counts['reported.k'] = 1;
      if (standing === 'missing-overdue') counts['overdue'] = 1;
      return { ...common, key: `${obligation} ${row.key} ${unit}`, day: dayOf(due) ?? NO_DAY, tier: 'unit', unit, body: filedBy, counts: { ...counts, ...missing(filedAt === null, standing) }, facts: { standing, due, sentBack: sentBack ? 'yes' : null } };
    });
    const { standing, due, submittedAt, status } = row.consolidation;
    const body = owed.consolidator;
    if (!seesAll || !isWanted(body)) return units;
    return [...units, { ...common, key: `${obligation} ${row.key}`, day: dayOf(due) ?? NO_DAY, tier: 'consolidated', unit: null, body, counts: missing(submittedAt === null, standing), facts: { standing, due, sentBack: status === 'returned' ? 'yes' : null } }];
  }

  private deskAt(view: PastView): ReportDesk {
    return new ReportDesk(view, new PastReports(readerOf(this.sources, periodicReportsProjection), view.moment.index), this.visibility);
  }
}

const missing = (isMissing: boolean, standing: string): Readonly<Record<string, number>> => (isMissing ? { 'missing.all': 1, ...(standing === 'missing-overdue' && { 'missing.overdue': 1 }) } : {});
