import { reportStandingRule, type OwedPeriod, type OwedUnit, type ReportStandingRule } from '#libs/domain';
import { standingSince, type KnownObligation, type ReportDesk } from './report-desk.js';
import { reportWay, type ReportWay } from './report-ways.js';

/** What is owed for one period at the moment of a desk, as far as its asker may see it. */
export class OwedReports {
  /** By unit; null, at the end, is the consolidated report. */
  readonly reports: readonly (OwedUnit | null)[];
  /** How each of them counts, in their order. */
  readonly ways: readonly ReportWay[];
  private readonly ofUnits: ReportStandingRule;
  private readonly ofConsolidated: ReportStandingRule;

  /** `isCounted`: its reports are among those counted as reported. `isWanted`: whether a report is asked for. */
  constructor(
    private readonly desk: ReportDesk,
    readonly known: KnownObligation,
    readonly owed: OwedPeriod,
    private readonly isCounted: boolean,
    isWanted: (report: OwedUnit | null) => boolean,
  ) {
    const { period, unitDue, consolidatedDue } = owed;
    this.reports = [...desk.unitsSeen(known, owed), ...(known.seesAll ? [null] : [])].filter(isWanted);
    this.ofUnits = reportStandingRule(period, unitDue);
    this.ofConsolidated = reportStandingRule(period, consolidatedDue);
    this.ways = this.reports.map((report) => this.wayOf(report));
  }

  private wayOf(report: OwedUnit | null): ReportWay {
    const { past, view } = this.desk;
    const { key } = this.owed.period;
    if (report === null) {
      const submission = past.submission(this.known.id, key);
      return reportWay('consolidated', this.ofConsolidated(standingSince(submission), view.moment.at), submission?.status === 'returned', false);
    }
    const filing = past.filing(this.known.id, key, report.unit);
    const filedAt = filing?.filedAt ?? null;
    return reportWay('unit', this.ofUnits(filedAt, view.moment.at), filing !== undefined && filedAt === null, this.isCounted);
  }
}
