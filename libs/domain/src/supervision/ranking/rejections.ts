import { reject, type Decision } from '../../kernel/index.js';
import type { DatesRejection, Fault, PaperRejection } from '../paper.js';

/** Every reason for which an act on a ranking is refused. */
export type RankingRejection =
  | DatesRejection
  | PaperRejection
  /** The key names no quarter, half year or year. Facts: `period`. */
  | 'ranking-period-unknown'
  /** The period goes on, or went on when the duties were judged. Facts: `period`, `to`, `judgedOn`. */
  | 'ranking-period-not-over'
  /** Nothing fell due in the period, so there is no list. Facts: `period`. */
  | 'ranking-empty'
  /** There is a list of the office for the period. Facts: `edition`. */
  | 'ranking-already-published'
  /** No list stands: none was published, or it was withdrawn. Facts: `status`. */
  | 'ranking-not-published'
  /** Only the office that published, or whoever carries it on, does this. Facts: `office`, `actingBody`. */
  | 'not-ranking-office'
  /** A line is contested by its own body, or whoever carries it on. Facts: `bodyId`, `actingBody`. */
  | 'not-ranked-body'
  /** The list has no line of the body. Facts: `bodyId`. */
  | 'ranking-line-unknown'
  /** The last day for contesting has passed. Facts: `contestUntil`. */
  | 'contest-too-late'
  /** The body has contested its line, and the office has not decided. Facts: `bodyId`. */
  | 'contest-pending'
  /** The office has decided about the line in this edition. Facts: `bodyId`, `edition`. */
  | 'contest-already-decided'
  /** Nothing of the body waits for a decision. Facts: `bodyId`. */
  | 'contest-not-filed'
  /** A correction corrects no duty. */
  | 'correction-empty'
  /** A duty is corrected twice, to what it is, or from what the line does not hold. Facts: `assignmentId`, `from`, `to`. */
  | 'adjustment-unfit';

export type Refusal = Extract<Decision<never, RankingRejection>, { ok: false }>;

export const refuse = (tag: RankingRejection, facts: Readonly<Record<string, unknown>> = {}): Refusal => reject(tag, facts) as Refusal;

/** A fault found by a check that several aggregates use. */
export const refuseFor = (fault: Fault<RankingRejection> | null): Refusal | null => (fault === null ? null : refuse(fault.tag, fault.facts));
