import type { WithFiles } from '../../files/index.js';
import type { BodyId } from '../../kernel/index.js';
import type { OrganisationState } from '../../organisation/index.js';
import type { OwedPeriod } from '../obligation/index.js';
import type { ReportContent } from '../report-content.js';
import type { DatedReportRung } from './reminders.js';

/** `owed`: what the obligation asks for that period, as it stands when the command is decided. */
export type PeriodReportCommand =
  | WithFiles & { readonly type: 'FileUnitReport'; readonly owed: OwedPeriod; readonly unit: BodyId; readonly content: ReportContent }
  | { readonly type: 'FileNilReport'; readonly owed: OwedPeriod; readonly unit: BodyId; readonly note: string | null }
  | { readonly type: 'ReturnUnitReport'; readonly owed: OwedPeriod; readonly unit: BodyId; readonly reasons: string }
  | WithFiles & { readonly type: 'CorrectUnitReport'; readonly owed: OwedPeriod; readonly unit: BodyId; readonly content: ReportContent; readonly reason: string }
  | { readonly type: 'TakeBackUnitReport'; readonly owed: OwedPeriod; readonly unit: BodyId; readonly reason: string }
  | { readonly type: 'DraftConsolidation'; readonly owed: OwedPeriod; readonly content: ReportContent }
  /** `register`: names the units that are missing or late. */
  | WithFiles & { readonly type: 'SubmitConsolidation'; readonly owed: OwedPeriod; readonly symbol: string | null; readonly register: OrganisationState }
  | { readonly type: 'ReturnConsolidation'; readonly owed: OwedPeriod; readonly reasons: string }
  | { readonly type: 'AcceptConsolidation'; readonly owed: OwedPeriod; readonly note: string | null }
  | { readonly type: 'TakeBackConsolidationAcceptance'; readonly owed: OwedPeriod; readonly reason: string }
  | ({ readonly type: 'FireReportRung'; readonly owed: OwedPeriod } & DatedReportRung);
