import type { AttachedFile } from '../../files/index.js';
import type { BodyId, LocalDate } from '../../kernel/index.js';
import type { ReportContent } from '../report-content.js';
import type { ReportingId } from '../reporting-ids.js';
import type { DatedReportRung } from './reminders.js';

/** The report of one period under one obligation. */
export interface ReportOf {
  readonly obligationId: ReportingId;
  /** Key of the period. */
  readonly period: string;
}

interface UnitReportOf extends ReportOf {
  readonly unit: BodyId;
}

/** A unit whose report is not in the consolidation, under the name it bore then. */
export interface MissingUnit {
  readonly unit: BodyId;
  readonly name: string;
  /** `overdue`: the units' due day was over; `undated`: there is none, so nothing is late. */
  readonly state: 'in-time' | 'overdue' | 'undated';
  readonly daysOverdue: number;
  /** A report was filed and sent back, or taken back by the unit. */
  readonly sentBack: boolean;
}

/** A unit whose report came after the due day, under the name it bore then. */
export interface LateUnit {
  readonly unit: BodyId;
  readonly name: string;
  readonly daysLate: number;
}

/** Stream `report-<obligationId>-<period>`: all reports of one period and what was made of them. */
export type PeriodReportEvent =
  /** `due`: the day it was judged by; null = none was set. `round` counts from 1. */
  | { readonly type: 'UnitReportFiled'; readonly data: UnitReportOf & { readonly round: number; readonly content: ReportContent; readonly due: LocalDate | null } }
  /** Right behind the report that carries them; `unit` null = the consolidated one. */
  | { readonly type: 'ReportFilesAttached'; readonly data: ReportOf & { readonly unit: BodyId | null; readonly files: readonly AttachedFile[] } }
  /** Nothing happened in the period: a report all the same (R8). */
  | { readonly type: 'NilReportFiled'; readonly data: UnitReportOf & { readonly round: number; readonly note: string | null; readonly due: LocalDate | null } }
  | { readonly type: 'UnitReportReturned'; readonly data: UnitReportOf & { readonly round: number; readonly reasons: string } }
  /** A mistake in what was filed (R15); when it was filed stays. */
  | { readonly type: 'UnitReportCorrected'; readonly data: UnitReportOf & { readonly content: ReportContent; readonly reason: string } }
  /** Filed by mistake (R15): it is missing again. */
  | { readonly type: 'UnitReportTakenBack'; readonly data: UnitReportOf & { readonly reason: string } }
  | { readonly type: 'ConsolidationDrafted'; readonly data: ReportOf & { readonly content: ReportContent } }
  /** `reported` of `owed` units are in it; each of the others is named. */
  | {
      readonly type: 'ConsolidationSubmitted';
      readonly data: ReportOf & {
        readonly round: number; readonly symbol: string | null; readonly content: ReportContent; readonly reported: number; readonly owed: number; readonly nil: readonly BodyId[];
        readonly missing: readonly MissingUnit[]; readonly late: readonly LateUnit[]; readonly due: LocalDate | null;
      };
    }
  | { readonly type: 'ConsolidationReturned'; readonly data: ReportOf & { readonly round: number; readonly reasons: string } }
  | { readonly type: 'ConsolidationAccepted'; readonly data: ReportOf & { readonly round: number; readonly note: string | null } }
  /** Accepted by mistake (R15): it is with its recipient again. */
  | { readonly type: 'ConsolidationAcceptanceTakenBack'; readonly data: ReportOf & { readonly round: number; readonly reason: string } }
  /** A rung of the reminder ladder has come, of the units' reports or of the consolidated one; sent by the system for who asked for them, and no act of anybody. */
  | {
      readonly type: 'ReportRungFired';
      readonly data: ReportOf & Omit<DatedReportRung, 'at' | 'to'> & {
        /** Who is told. */
        readonly bodies: readonly BodyId[];
        /** Units whose report was missing. */
        readonly missing: readonly BodyId[];
      };
    }; // prettier-ignore
