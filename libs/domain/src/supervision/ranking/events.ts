import type { DueReading } from '../../deadline/index.js';
import type { DocumentNumber, Signatory } from '../../directive/index.js';
import type { AssignmentId, BodyId, Instant, LocalDate } from '../../kernel/index.js';
import type { RankedBox, RankingLine } from './rank-bodies.js';
import type { RankingPeriod } from './ranking-period.js';

/** The notice (thông báo) by which a list is made known. */
export interface RankingPaper {
  readonly number: DocumentNumber;
  readonly date: LocalDate;
  readonly signatory: Signatory;
}

/** The moment at which all duties were judged (R13): what had been recorded up to the event with that dense index, judged at that instant. Whoever asks for it again must find the same counts. */
export interface JudgedMoment {
  readonly index: number;
  readonly at: Instant;
}

/** One duty that counts otherwise than it was judged; `not-counted`: it is left out of the line, or was not in it. */
export interface RankingAdjustment {
  readonly assignmentId: AssignmentId;
  readonly from: RankedBox | 'not-counted';
  readonly to: RankedBox | 'not-counted';
  readonly reason: string;
}

/** A list as it is published: frozen, whoever is right about it later. */
export interface RankingEdition extends RankingPaper {
  /** From 1; a correction, or a publication after a withdrawal, is the next one. */
  readonly edition: number;
  readonly ranked: readonly RankingLine[];
  readonly unranked: readonly RankingLine[];
  /** Last day on which a body may contest its line in this edition; from policy. */
  readonly contestUntil: LocalDate;
}

/** Stream `ranking-<office>-<period>`: there is one list of an office for one period. */
export type RankingEvent =
  | {
      readonly type: 'RankingPublished';
      readonly data: RankingEdition & { readonly office: BodyId; readonly period: RankingPeriod; readonly against: DueReading; readonly judged: JudgedMoment; readonly minimumN: number; readonly basis: string };
    }
  /** A body says that its line is wrong, and why. `duties`: those it speaks of; none = the whole line. */
  | { readonly type: 'RankingLineContested'; readonly data: { readonly edition: number; readonly body: BodyId; readonly reason: string; readonly duties: readonly AssignmentId[] } }
  /** The office found the line right. */
  | { readonly type: 'RankingLineUpheld'; readonly data: { readonly edition: number; readonly body: BodyId; readonly reason: string } }
  /** The office publishes the list anew with one line corrected, duty by duty; the edition before stays what it was. */
  | {
      readonly type: 'RankingCorrected';
      readonly data: RankingEdition & {
        readonly body: BodyId;
        readonly reason: string;
        /** The body had contested its line; else the office found its own mistake (R15). */
        readonly contested: boolean;
        readonly adjustments: readonly RankingAdjustment[];
      };
    }
  /** The whole list was a mistake (R15); it stays to be read, and another may be published for the period. */
  | { readonly type: 'RankingWithdrawn'; readonly data: { readonly edition: number; readonly reason: string } };
