import { endOfDay, type Instant, type LocalDate } from '../../kernel/index.js';
import type { Ratio } from '../../deadline/index.js';
import type { BodyKind, BodyLevel } from '../../organisation/index.js';
import type { AddresseeState, ExplanationState } from './state.js';

/** How an addressee stands to the answer that is due, at an instant. */
export const ANSWER_STANDINGS = ['answered-in-time', 'answered-late', 'awaiting', 'overdue'] as const;
export type AnswerStanding = (typeof ANSWER_STANDINGS)[number];

/**
 * Judged at an instant, without any timer: an answer recorded on the last day is in time (R1), and lateness counts from
 * the record (R13). Answers recorded after `at` are not known yet.
 */
export function answerStanding(answerDue: LocalDate, answeredAt: Instant | null, at: Instant): AnswerStanding {
  const limit = endOfDay(answerDue);
  if (answeredAt !== null && answeredAt <= at) return answeredAt < limit ? 'answered-in-time' : 'answered-late';
  return at < limit ? 'awaiting' : 'overdue';
}

export const EXPLANATION_STANDINGS = ['not-asked', 'awaiting', 'overdue', 'under-review', 'accepted'] as const;
export type ExplanationStanding = (typeof EXPLANATION_STANDINGS)[number];

/** How an addressee stands to the explanation that was asked for, at an instant. */
export function explanationStanding({ status, due }: ExplanationState, at: Instant): ExplanationStanding {
  if (status === 'given') return 'under-review';
  if (status === 'asked') return due === null || at < endOfDay(due) ? 'awaiting' : 'overdue';
  return status;
}

/** How one group of bodies has answered: k of n, and how many of each standing. */
export interface AnswerGroup {
  readonly kind: BodyKind;
  readonly level: BodyLevel;
  readonly answered: Ratio;
  readonly standings: Readonly<Record<AnswerStanding, number>>;
}

type Answering = Pick<AddresseeState, 'kind' | 'level' | 'answeredAt'>;

/** The table of who answered (feature 40), by kind and level of body, groups in the order of the paper. */
export function answerTable(addressees: readonly Answering[], answerDue: LocalDate, at: Instant): readonly AnswerGroup[] {
  const groups = new Map<string, { kind: BodyKind; level: BodyLevel; members: Answering[] }>();
  for (const addressee of addressees) {
    const { kind, level } = addressee;
    const group = groups.get(`${kind} ${level}`) ?? { kind, level, members: [] };
    group.members.push(addressee);
    groups.set(`${kind} ${level}`, group);
  }
  return [...groups.values()].map(({ kind, level, members }) => {
    const standings = countAnswers(members, answerDue, at);
    return { kind, level, answered: answeredRatio(standings), standings };
  });
}

/** How many addressees stand so, at an instant. */
export function countAnswers(addressees: readonly Pick<Answering, 'answeredAt'>[], answerDue: LocalDate, at: Instant): Readonly<Record<AnswerStanding, number>> {
  const counts: Record<AnswerStanding, number> = { 'answered-in-time': 0, 'answered-late': 0, awaiting: 0, overdue: 0 };
  for (const { answeredAt } of addressees) counts[answerStanding(answerDue, answeredAt, at)] += 1;
  return counts;
}

/** k answered, in time or late, of n addressed. */
export function answeredRatio(counts: Readonly<Record<AnswerStanding, number>>): Ratio {
  const k = counts['answered-in-time'] + counts['answered-late'];
  return { k, n: k + counts.awaiting + counts.overdue };
}
