import type { BodyId } from '../../kernel/index.js';
import type { OrganisationState } from '../../organisation/index.js';
import type { ReportSchedule } from '../calendar/report-schedule.js';
import type { ReportingPart, ReportingTerms } from './events.js';

/** `register`: the bodies as the register knows them, against which new ones are checked. */
export type ReportingCommand =
  | { readonly type: 'SetUpReporting'; readonly terms: ReportingTerms; readonly register: OrganisationState }
  | { readonly type: 'AddReportingUnit'; readonly unit: BodyId; readonly fromPeriod: string; readonly reason: string; readonly register: OrganisationState }
  | { readonly type: 'WithdrawReportingUnit'; readonly unit: BodyId; readonly fromPeriod: string; readonly basis: string }
  | { readonly type: 'ChangeReportSchedule'; readonly fromPeriod: string; readonly schedule: ReportSchedule; readonly basis: string }
  | { readonly type: 'HandOverReporting'; readonly part: ReportingPart; readonly from: BodyId; readonly to: BodyId; readonly fromPeriod: string; readonly basis: string; readonly register: OrganisationState }
  | { readonly type: 'EndReporting'; readonly lastPeriod: string; readonly basis: string }
  | { readonly type: 'WithdrawReporting'; readonly basis: string };
