import { reportStandingRule, type BodyId, type OwedPeriod, type OwedUnit, type ReportStandingRule } from '#libs/domain';
import { standingSince, type KnownObligation, type ReportDesk } from './report-desk.js';
import { reportWay, type ReportWay } from './report-ways.js';

/** What is owed for one period at the moment of a desk, as far as its asker may see it. */
export class OwedReports {
  /** By unit; null, at the end, is the consolidated report. */
  readonly reports: readonly (OwedUnit | null)[];
  private readonly ofUnits: ReportStandingRule;
  private readonly ofConsolidated: ReportStandingRule;

  /** `isCounted`: its reports are among those counted as reported. `body`: only what that body owes or files. */
  constructor(
    private readonly desk: ReportDesk,
    readonly known: KnownObligation,
    readonly owed: OwedPeriod,
    private readonly isCounted: boolean,
    body: BodyId | null,
  ) {
    const { period, unitDue, consolidatedDue, consolidator } = owed;
    const units = desk.unitsSeen(known, owed).filter(({ unit, filedBy }) => body === null || unit === body || filedBy === body);
    this.reports = known.seesAll && (body === null || body === consolidator) ? [...units, null] : units;
    this.ofUnits = reportStandingRule(period, unitDue);
    this.ofConsolidated = reportStandingRule(period, consolidatedDue);
  }

  /** How it counts. */
  wayOf(report: OwedUnit | null): ReportWay {
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
