import type { ReminderGrade } from '../deadline/index.js';
import type { BodyId } from '../kernel/index.js';
import { reportDueDays, reportPeriodNumber, reportPeriodOf, type PeriodReportEvent, type ReportingEvent, type ReportingTerms, type ReportTier } from '../reporting/index.js';
import type { NoticeKind } from './notice.js';
import { tell, type NoticeParties, type NoticeSource } from './notice-source.js';

export interface ReportingParties extends NoticeParties {
  readonly owner: BodyId;
  readonly consolidator: BodyId;
  readonly recipient: BodyId;
  /** Who reports, and who files for it since it handed over. */
  readonly units: readonly { readonly unit: BodyId; readonly filedBy: BodyId }[];
}

/**
 * Periodic reports: units learn what they owe, of every change of it, and when a report came back; who gathers learns what
 * was said to its consolidation, who takes it that there is one. Reminders reach whoever owes, and after
 * the due day whoever waits. A unit's filing tells nobody: the table of the period
 * shows who has filed, and sixty letters a month would hide the ones that matter.
 */
export const REPORTING_NOTICES: NoticeSource<ReportingEvent | PeriodReportEvent, ReportingParties> = {
  about: 'reporting',
  events: [
    'ReportingSetUp', 'ReportingUnitAdded', 'ReportingUnitWithdrawn', 'ReportScheduleChanged', 'ReportingHandedOver', 'ReportingEnded', 'ReportingWithdrawn', 'UnitReportReturned', 'UnitReportCorrected',
    'UnitReportTakenBack', 'ConsolidationSubmitted', 'ConsolidationReturned', 'ConsolidationAccepted', 'ConsolidationAcceptanceTakenBack', 'ReportRungFired',
  ], // prettier-ignore
  partiesAfter(before, event) {
    if (event.type === 'ReportingSetUp') {
      const { title: summary, basis, owner, consolidator, recipient, units } = event.data;
      return { symbol: basis.symbol ?? basis.itemCode ?? '', summary, owner, consolidator, recipient, units: units.map((unit) => ({ unit, filedBy: unit })) };
    }
    if (before === null) return null;
    switch (event.type) {
      case 'ReportingUnitAdded':
        return { ...before, units: [...before.units.filter(({ unit }) => unit !== event.data.unit), { unit: event.data.unit, filedBy: event.data.unit }] };
      case 'ReportingHandedOver': {
        const { part, from, to } = event.data;
        if (part !== 'unit') return { ...before, [part]: to };
        const handed = before.units.map((one) => (one.filedBy === from ? { ...one, filedBy: to } : one));
        return { ...before, units: handed.some(({ unit }) => unit === to) ? handed : [...handed, { unit: to, filedBy: to }] };
      }
      default:
        return before;
    }
  },
  notices(event, act, { owner, consolidator, recipient, units }) {
    const filing = [...new Set(units.map(({ filedBy }) => filedBy))];
    const filedBy = (unit: BodyId): readonly BodyId[] => [units.find((one) => one.unit === unit)?.filedBy ?? unit];
    switch (event.type) {
      case 'ReportingSetUp':
        return tell(act, ['reporting-set-up', filing, firstOwed(event.data)], ['consolidation-entrusted', [consolidator], { other: recipient }], ['reporting-changed', [owner, recipient], { other: consolidator }]);
      case 'ReportingUnitAdded':
        return tell(act, ['report-asked-from', [event.data.unit], { period: event.data.fromPeriod, other: consolidator }], ['reporting-changed', [consolidator], { other: event.data.unit }]);
      case 'ReportingUnitWithdrawn':
        return tell(act, ['report-not-owed-from', filedBy(event.data.unit), { period: event.data.fromPeriod }], ['reporting-changed', [consolidator], { other: event.data.unit }]);
      case 'ReportScheduleChanged':
        return tell(act, ['report-schedule-changed', [...filing, consolidator, recipient], { period: event.data.fromPeriod }]);
      case 'ReportingHandedOver':
        return tell(act, ['reporting-handed-over', [event.data.to], { period: event.data.fromPeriod, other: event.data.from }]);
      case 'ReportingEnded':
        return tell(act, ['reporting-ended', [...filing, consolidator, recipient], { period: event.data.lastPeriod }]);
      case 'ReportingWithdrawn':
        return tell(act, ['reporting-withdrawn', [...filing, consolidator, recipient], { other: owner }]);
      case 'UnitReportReturned':
        return tell(act, ['unit-report-returned', filedBy(event.data.unit), { period: event.data.period, other: consolidator }]);
      case 'UnitReportCorrected':
      case 'UnitReportTakenBack':
        return tell(act, ['unit-report-mended', [consolidator], { period: event.data.period, other: event.data.unit }]);
      case 'ConsolidationSubmitted':
        return tell(act, ['consolidation-submitted', [recipient], { period: event.data.period, other: consolidator }]);
      case 'ConsolidationReturned':
        return tell(act, ['consolidation-returned', [consolidator], { period: event.data.period, other: recipient }]);
      case 'ConsolidationAccepted':
        return tell(act, ['consolidation-accepted', [consolidator], { period: event.data.period, other: recipient }]);
      case 'ConsolidationAcceptanceTakenBack':
        return tell(act, ['consolidation-acceptance-taken-back', [consolidator], { period: event.data.period, other: recipient }]);
      case 'ReportRungFired': {
        const { tier, grade, bodies, forDue: day, dueOn, period } = event.data;
        const above = tier === 'unit' ? consolidator : recipient;
        return tell(null, [rungKind(tier, grade), bodies, { day, period, other: above }], ...(dueOn <= day ? [] : [[tier === 'unit' ? 'reports-missing' : 'consolidation-missing', [above], { day, period, other: consolidator }] as const]));
      }
      case 'UnitReportFiled':
      case 'ReportFilesAttached':
      case 'NilReportFiled':
      case 'ConsolidationDrafted':
        return [];
    }
  },
};

/** How a rung about reports is told of. */
function rungKind(tier: ReportTier, grade: ReminderGrade): NoticeKind {
  if (grade === 'report-to-standing-committee') return tier === 'unit' ? 'reports-missing' : 'consolidation-missing';
  if (tier === 'consolidated') return grade === 'notice' || grade === 'remind' ? 'consolidation-due' : 'consolidation-urged';
  return ({ notice: 'report-due', remind: 'report-due', urge: 'report-urged', criticise: 'report-criticised' } as const)[grade];
}

/** The first period that a unit owes, with its day. */
function firstOwed({ calendar, rhythm, firstPeriod, schedule, consolidator }: ReportingTerms) {
  const number = reportPeriodNumber(rhythm, firstPeriod);
  return { period: firstPeriod, day: number === null ? null : reportDueDays(schedule, reportPeriodOf(calendar, rhythm, number)).unitDue, other: consolidator };
}
