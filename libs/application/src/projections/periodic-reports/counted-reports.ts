import { dayNumber, reportPeriodName, type BodyId, type OwedUnit, type ReportingId, type ReportTier } from '#libs/domain';
import { periodReportStream, reportingStream } from '../../commands/reporting/reporting-streams.js';
import type { Moment, Visibility } from '../../queries/contract.js';
import { standingOf, type ActPlace, type CountedBoard, type CountedSubject, type CountedThing, type ThingPair } from '../counted-boards/counted-board.js';
import { pairsOf } from '../counted-boards/thing-pairs.js';
import { ThingSums, times } from '../counted-boards/thing-sums.js';
import { dayOf, NO_DAY } from '../duty-columns/standing-columns.js';
import { PastView, type ReadingMemory } from '../reading/past-view.js';
import { readerOf, type QuerySources } from '../reading/query-sources.js';
import { OwedReports } from './owed-reports.js';
import { PastReports } from './past-reports.js';
import { periodicReportsProjection } from './periodic-reports.projection.js';
import { ReportDesk, type KnownObligation } from './report-desk.js';
import { REPORT_WAYS, type ReportWay } from './report-ways.js';

interface ReportThing extends CountedThing {
  readonly obligation: ReportingId;
  readonly period: string;
  /** Number of the period. */
  readonly number: number;
  readonly tier: ReportTier;
  /** Null for a consolidated report. */
  readonly unit: BodyId | null;
}

/**
 * Periodic reports of both tiers as what is owed for each period that has begun (R8). An office of some years has tens of thousands, so that
 * they are summed and compared by the ways in which they count, and made as things where they are shown (ADR 0111).
 */
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
    this.memory.reports.refresh(readerOf(this.sources, periodicReportsProjection));
  }

  things(view: PastView): Iterable<ReportThing> | null {
    const desk = this.deskAt(view);
    return this.knownTo(desk)?.flatMap((known) => this.thingsOf(desk, known)) ?? null;
  }

  sums(view: PastView): ThingSums | null {
    const desk = this.deskAt(view);
    const known = this.knownTo(desk);
    return known === null ? null : ThingSums.of(known.flatMap((one) => this.linesOf(desk, one)));
  }

  /** An obligation of which the same is owed at both moments is compared report by report; else by what there was. */
  *changed(then: PastView, now: PastView): Generator<ThingPair<ReportThing>> {
    const [was, is] = [this.deskAt(then), this.deskAt(now)];
    for (const id of this.only === null ? is.past.obligationIds() : [this.only]) {
      const [before, after] = [was.obligation(id), is.obligation(id)];
      if (before !== null && after?.state === before.state) yield* this.turned(was, is, after);
      else yield* pairsOf(before === null ? [] : this.thingsOf(was, before), after === null ? [] : this.thingsOf(is, after));
    }
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
    const { reports } = this.memory;
    const places = (acts: ReturnType<typeof reports.obligationActs>, stream: string): readonly ActPlace[] =>
      acts.filter(({ index }) => index > since && index <= until).map(({ index, revision }) => ({ index, stream, revision }));
    const acts = [...places(reports.reportActs(obligation, period, unit), periodReportStream(obligation, period)), ...places(reports.obligationActs(obligation), reportingStream(obligation))];
    return acts.toSorted((a, b) => a.index - b.index);
  }

  /** When the period begins, when the next one takes its place, and when the report falls due. */
  turns({ obligation, number, unit }: ReportThing, { index }: Moment): readonly number[] {
    const owed = this.memory.reports.obligation(obligation, index).owedFor(number);
    if (owed === null) return [];
    const due = dayOf(unit === null ? owed.consolidatedDue : owed.unitDue);
    return [dayNumber(owed.period.from) - 1, dayNumber(owed.period.to), ...(due === null ? [] : [due])];
  }

  standing({ obligation, number, unit }: ReportThing, moment: Moment): string {
    const desk = this.deskAt(new PastView(this.sources, this.memory, moment));
    const known = desk.obligation(obligation);
    const current = known === null ? null : desk.currentPeriod(known);
    const period = known === null || current === null ? null : this.periodOf(desk, known, number, current);
    const report = period?.reports.find((one) => (one?.unit ?? null) === unit);
    return period === null || report === undefined ? '' : standingOf(this.thing(period, report, period.wayOf(report)));
  }

  /** Null when one is asked for that the asker may not know of. */
  private knownTo(desk: ReportDesk): readonly KnownObligation[] | null {
    if (this.only === null) return desk.past.obligationIds().flatMap((id) => desk.obligation(id) ?? []);
    const known = desk.obligation(this.only);
    return known === null ? null : [known];
  }

  private thingsOf(desk: ReportDesk, known: KnownObligation): readonly ReportThing[] {
    return this.periodsOf(desk, known).flatMap((period) => period.reports.map((report) => this.thing(period, report, period.wayOf(report))));
  }

  /** What the reports that count alike come to, by group. */
  private linesOf(desk: ReportDesk, known: KnownObligation): readonly Pick<CountedThing, 'group' | 'counts'>[] {
    const groups = new Map<string, Uint32Array>();
    for (const period of this.periodsOf(desk, known).filter(({ reports }) => reports.length > 0)) {
      const group = this.groupOf(period);
      const counted = groups.get(group) ?? new Uint32Array(REPORT_WAYS.length);
      groups.set(group, counted);
      for (const report of period.reports) {
        const { place } = period.wayOf(report);
        counted[place] = (counted[place] as number) + 1;
      }
    }
    return [...groups].flatMap(([group, counted]) => REPORT_WAYS.map(({ place, counts }) => ({ group, counts: times(counts, counted[place] as number) })));
  }

  /** The reports of an obligation, as it stood at both moments, that count in another way. */
  private *turned(was: ReportDesk, is: ReportDesk, known: KnownObligation): Generator<ThingPair<ReportThing>> {
    const earlier = this.periodsOf(was, known);
    for (const [place, after] of this.periodsOf(is, known).entries()) {
      const before = earlier[place];
      for (const report of after.reports) {
        const [stood, stands] = [before?.wayOf(report), after.wayOf(report)];
        if (stood !== stands) yield { before: before === undefined || stood === undefined ? null : this.thing(before, report, stood), after: this.thing(after, report, stands) };
      }
    }
  }

  private periodsOf(desk: ReportDesk, known: KnownObligation): readonly OwedReports[] {
    const current = desk.currentPeriod(known);
    const periods: OwedReports[] = [];
    for (let number = known.state.first; current !== null && number <= current; number++) {
      const period = this.periodOf(desk, known, number, current);
      if (period !== null) periods.push(period);
    }
    return periods;
  }

  /** Null when nothing is owed for it, or it has not begun. */
  private periodOf(desk: ReportDesk, known: KnownObligation, number: number, current: number): OwedReports | null {
    const owed = number > current ? null : desk.past.obligation(known.id).owedFor(number);
    return owed === null ? null : new OwedReports(desk, known, owed, this.only !== null || number === current, this.body);
  }

  private groupOf({ known, owed }: OwedReports): string {
    return this.only === null ? known.id : owed.period.key;
  }

  private thing(of: OwedReports, report: OwedUnit | null, { standing, sentBack, counts }: ReportWay): ReportThing {
    const { known, owed } = of;
    const { key: period, number } = owed.period;
    const unit = report?.unit ?? null;
    const due = unit === null ? owed.consolidatedDue : owed.unitDue;
    return {
      key: unit === null ? `${known.id} ${period}` : `${known.id} ${period} ${unit}`, day: dayOf(due) ?? NO_DAY, group: this.groupOf(of), body: report?.filedBy ?? owed.consolidator,
      counts, facts: { standing, due, sentBack: sentBack ? 'yes' : null }, obligation: known.id, period, number, tier: unit === null ? 'consolidated' : 'unit', unit,
    }; // prettier-ignore
  }

  private deskAt(view: PastView): ReportDesk {
    return new ReportDesk(view, new PastReports(this.memory.reports, readerOf(this.sources, periodicReportsProjection), view.moment.index), this.visibility);
  }
}
