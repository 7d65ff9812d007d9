import type { AssignmentId, BodyId, DueReading, Instant, JudgedMoment, LocalDate, RankedBox, RankedCounts, RankingAdjustment, RankingEdition, RankingLine, RankingPeriod, RankingState } from '#libs/domain';
import type { Asked, BoundedPage, DutyRow, Moment, Ratio } from '../../queries/contract.js';
import type { StepView } from '../reading/folded-acts.js';

/** The list of an office for a period as it would be published at the moment (features 56, 57); `period`: a key such as `2022-Q1`. */
export class LiveRankingQuestion { constructor(readonly asked: Asked, readonly office: BodyId, readonly period: string, readonly against: DueReading) {} }
export interface LiveRankingAnswer {
  readonly moment: Moment;
  readonly office: BodyId;
  readonly officeName: string;
  readonly period: RankingPeriod;
  /** Its last day has passed, so the list may be published. */
  readonly over: boolean;
  readonly against: DueReading;
  /** Fewest duties for a place, by the policy in force for the office at the moment. */
  readonly minimumN: number;
  readonly policyVersion: number;
  readonly ranked: readonly RankingLine[];
  readonly unranked: readonly RankingLine[];
}

/** One published list in short. */
export interface RankingRow {
  readonly office: BodyId;
  readonly officeName: string;
  readonly period: RankingPeriod;
  readonly status: Exclude<RankingState['status'], 'none'>;
  /** Of the newest edition. */
  readonly edition: number;
  readonly symbol: string;
  readonly date: LocalDate;
  readonly ranked: number;
  readonly unranked: number;
  /** Contests that the office has answered, of all. */
  readonly decided: Ratio;
  readonly contestUntil: LocalDate;
  /** A body may contest its line now. */
  readonly contestable: boolean;
  readonly revision: number;
}

/** Latest period first. */
export class RankingsQuestion { constructor(readonly asked: Asked, readonly office: BodyId | null, readonly page: BoundedPage) {} }
export interface RankingsAnswer { readonly moment: Moment; readonly rankings: readonly RankingRow[]; readonly nextCursor: string | null }

/** An edition as it was published, with what made it one. */
export interface EditionView extends RankingEdition {
  readonly publishedAt: Instant;
  readonly policyVersion: number;
  readonly calendarVersion: number;
  /** Null for a publication that corrects nothing. */
  readonly correction: { readonly body: BodyId; readonly reason: string; readonly contested: boolean; readonly adjustments: readonly RankingAdjustment[] } | null;
}

export interface ContestView {
  readonly edition: number;
  readonly body: BodyId;
  readonly bodyName: string;
  readonly reason: string;
  readonly duties: readonly AssignmentId[];
  readonly filedAt: Instant;
  readonly decision: { readonly kind: 'upheld' | 'corrected' | 'lapsed'; readonly reason: string; readonly at: Instant } | null;
}

/** The published list with every edition, contest and act. */
export class PublishedRankingQuestion { constructor(readonly asked: Asked, readonly office: BodyId, readonly period: string) {} }
export interface PublishedRankingAnswer {
  readonly moment: Moment;
  readonly ranking: RankingRow;
  readonly basis: string;
  readonly against: DueReading;
  /** What had been recorded, and when it was judged: `asOf=index:<index>` shows what was known. */
  readonly judged: JudgedMoment;
  readonly minimumN: number;
  /** Oldest first: nothing that was published is ever replaced. */
  readonly editions: readonly EditionView[];
  readonly contests: readonly ContestView[];
  readonly steps: readonly StepView[];
}

/** Which duties make up the line of a body: in the list as it is now, or in the published one as it was judged then. */
export class RankingLineQuestion {
  constructor(readonly asked: Asked, readonly office: BodyId, readonly period: string, readonly body: BodyId, readonly of: { readonly kind: 'live'; readonly against: DueReading } | { readonly kind: 'published' }) {}
}
export interface RankedDutyRow {
  readonly duty: DutyRow;
  /** By the duty itself, at the moment of judging. */
  readonly judgedAs: RankedBox | 'not-counted';
  /** In the list: as judged, unless a correction says otherwise. */
  readonly countsAs: RankedBox | 'not-counted';
  readonly correction: { readonly edition: number; readonly reason: string } | null;
}
export interface RankingLineAnswer {
  readonly moment: Moment;
  /** At which the duties are judged: the moment asked about, or that of the publication. */
  readonly judged: JudgedMoment;
  readonly body: BodyId;
  readonly bodyName: string;
  /** In the list; null when the body has no line in it. */
  readonly line: RankingLine | null;
  /** Counted anew from the duties. */
  readonly recount: RankedCounts;
  /** The line says what its duties say. */
  readonly agrees: boolean;
  /** Overdue first, then late, then on time. */
  readonly duties: readonly RankedDutyRow[];
}
