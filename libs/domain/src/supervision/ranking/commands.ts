import type { DueReading, WorkingCalendar } from '../../deadline/index.js';
import type { AssignmentId, BodyId } from '../../kernel/index.js';
import type { OrganisationState } from '../../organisation/index.js';
import type { JudgedMoment, RankingAdjustment, RankingPaper } from './events.js';
import type { RankedBody } from './rank-bodies.js';

/** The rules in force for the office; the event names their versions. */
export interface RankingRules {
  readonly minimumN: number;
  readonly contestWorkingDays: number;
  readonly calendar: WorkingCalendar;
}

/** Every command names the act it asks for; register and rules are filled in by the handler. */
export type RankingCommand = RankingAct & { readonly register: OrganisationState; readonly rules: RankingRules };

export type RankingAct =
  /** `bodies` are counted by the read side at `judged`; places follow from them here. `period`: its key. */
  | {
      readonly type: 'PublishRanking';
      readonly office: BodyId;
      readonly period: string;
      readonly paper: RankingPaper;
      readonly against: DueReading;
      readonly judged: JudgedMoment;
      readonly bodies: readonly RankedBody[];
      readonly basis: string;
    }
  | { readonly type: 'ContestRankingLine'; readonly body: BodyId; readonly reason: string; readonly duties: readonly AssignmentId[] }
  | { readonly type: 'UpholdRankingLine'; readonly body: BodyId; readonly reason: string }
  /** `name`: of the body on the day of judging, for one that had no line before. */
  | { readonly type: 'CorrectRanking'; readonly body: BodyId; readonly name: string; readonly paper: RankingPaper; readonly adjustments: readonly RankingAdjustment[]; readonly reason: string }
  | { readonly type: 'WithdrawRanking'; readonly reason: string };
