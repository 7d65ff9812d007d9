import type { ReminderAddressee, ReminderGrade } from '../../deadline/index.js';
import { dateAt, startOfDay, type BodyId, type Instant, type LocalDate } from '../../kernel/index.js';
import type { OwedPeriod } from '../obligation/index.js';
import type { PeriodReportEvent } from './events.js';
import type { PeriodReportState } from './state.js';

/** Whose report a reminder is about: those of the units, or the one made of them. */
export const REPORT_TIERS = ['unit', 'consolidated'] as const;
export type ReportTier = (typeof REPORT_TIERS)[number];

/** A rung of the ladder, dated by policy and calendar; `at` is the instant from which it may go. */
export interface DatedReportRung {
  readonly tier: ReportTier;
  readonly rung: string;
  readonly grade: ReminderGrade;
  readonly to: ReminderAddressee;
  /** The limit: the due day of the tier. */
  readonly forDue: LocalDate;
  readonly dueOn: LocalDate;
  /** Lower rungs of the same limit that had passed unsent by then: this one stands for them. */
  readonly skipped: readonly string[];
  readonly at: Instant;
}

/** Which rungs of one limit are over. */
export interface ReportRungMark {
  readonly tier: ReportTier;
  readonly forDue: LocalDate;
  readonly rungs: readonly string[];
  /** Day of the latest rung that was fired. */
  readonly through: LocalDate;
}

export interface ReportReminders {
  readonly marks: readonly ReportRungMark[];
  /** The unbroken run of reminders that the stream last ended with, by revision; null before the first. */
  readonly run: { readonly from: number; readonly to: number } | null;
}

export const NO_REPORT_REMINDERS: ReportReminders = { marks: [], run: null };

/** What a ladder counts from at present. */
export interface ReportAnchor {
  readonly tier: ReportTier;
  readonly day: LocalDate;
  /** No rung before this instant is meant: the period had not begun, or nobody had asked for the reports. */
  readonly since: Instant;
  /** Units whose report is missing. */
  readonly missing: readonly BodyId[];
}

/**
 * The ladders that run for a period: about the units' due day while a report is missing (R8), about the other while the
 * consolidated report is not handed up. None without a due day, nor for one that had passed when the reports were asked for.
 */
export function reportAnchors(owed: OwedPeriod, { units, consolidation }: PeriodReportState): readonly ReportAnchor[] {
  const since = Math.max(startOfDay(owed.period.from), owed.askedAt);
  const missing = owed.units.filter(({ unit }) => units.get(unit)?.status !== 'filed').map(({ unit }) => unit);
  const isOpen = (day: LocalDate | null): day is LocalDate => day !== null && day >= dateAt(owed.askedAt);
  const anchors: ReportAnchor[] = [];
  if (isOpen(owed.unitDue) && missing.length > 0) anchors.push({ tier: 'unit', day: owed.unitDue, since, missing });
  const handedUp = consolidation.status === 'submitted' || consolidation.status === 'accepted';
  if (isOpen(owed.consolidatedDue) && !handedUp) anchors.push({ tier: 'consolidated', day: owed.consolidatedDue, since, missing });
  return anchors;
}

/** What was fired about a limit; null when nothing was. */
export const reportRungMark = ({ reminders }: PeriodReportState, tier: ReportTier, forDue: LocalDate): ReportRungMark | null =>
  reminders.marks.find((mark) => mark.tier === tier && mark.forDue === forDue) ?? null;

/** Whom a rung is for: `lead` = who owes the report, `issuer` = who asked for it, the others as they stand above it. */
export function reportRungAddressees(owed: OwedPeriod, { tier, missing }: Pick<ReportAnchor, 'tier' | 'missing'>, to: ReminderAddressee): readonly BodyId[] {
  if (to === 'issuer') return [owed.owner];
  if (to === 'confirming') return [tier === 'unit' ? owed.consolidator : owed.recipient];
  if (to === 'supervising') return [tier === 'unit' ? owed.consolidator : owed.owner];
  return tier === 'consolidated' ? [owed.consolidator] : [...new Set(owed.units.filter(({ unit }) => missing.includes(unit)).map(({ filedBy }) => filedBy))];
}

/** Remembers that a rung went; the reports stay as they are. */
export function withReportRung(state: PeriodReportState, { data }: Extract<PeriodReportEvent, { type: 'ReportRungFired' }>, revision: number): ReportReminders {
  const { tier, forDue, rung, skipped, dueOn } = data;
  const { marks, run } = state.reminders;
  const known = reportRungMark(state, tier, forDue);
  const mark: ReportRungMark = { tier, forDue, rungs: [...(known?.rungs ?? []), ...skipped, rung], through: known !== null && known.through > dueOn ? known.through : dueOn };
  return { marks: [...marks.filter((other) => other !== known), mark], run: run !== null && run.to === revision - 1 ? { from: run.from, to: revision } : { from: revision, to: revision } };
}

/** Revision of the last act of a body: whoever knows the period since then is up to date, whatever reminders followed. */
export const lastReportActRevision = ({ reminders: { run }, revision }: PeriodReportState): number => (run !== null && run.to === revision ? run.from - 1 : revision);
