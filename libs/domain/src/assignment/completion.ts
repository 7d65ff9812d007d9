import type { CompletionRule } from '../directive/document.js';
import type { Instant } from '../kernel/index.js';

/** One of the things a whole completes from: a part of a duty, or an assignment of a task. */
export interface Countable {
  readonly outcome: 'open' | 'accepted' | 'withdrawn';
  /** When the accepted result was submitted; null unless accepted. */
  readonly doneAt: Instant | null;
}

/** k of n by a rule (R7). `counted` leaves out what was withdrawn. */
export interface CompletionCount {
  readonly met: boolean;
  readonly accepted: number;
  readonly counted: number;
  /** How many of `counted` the rule asks for; null when it does not decide by counting (`lead-report`). */
  readonly needed: number | null;
  /** When the rule came to be met: the submission by which the last needed one was done; null unless met. */
  readonly doneAt: Instant | null;
}

/**
 * Evaluates a completion rule (R7). Nothing counted means not met: an empty whole is never complete by its parts.
 * A quorum is rounded up, so 50 % of 3 is 2.
 */
export function evaluateCompletion(rule: CompletionRule, parts: Iterable<Countable>): CompletionCount {
  const done: Instant[] = [];
  let counted = 0;
  for (const part of parts) {
    if (part.outcome === 'withdrawn') continue;
    counted += 1;
    if (part.outcome === 'accepted' && part.doneAt !== null) done.push(part.doneAt);
  }
  const accepted = done.length;
  const needed = neededOf(rule, counted);
  const met = needed !== null && counted > 0 && accepted >= needed;
  // The instant at which the needed number was reached: the latest of all for `all`, the earliest for `first`.
  const doneAt = met ? (done.sort((a, b) => a - b)[needed - 1] ?? null) : null;
  return { met, accepted, counted, needed, doneAt };
}

/** How many of `counted` the rule asks for; null when it does not decide by counting. */
export function neededOf(rule: CompletionRule, counted: number): number | null {
  switch (rule.by) {
    case 'all':
      return counted;
    case 'quorum':
      // Multiplying first keeps whole percentages exact: 0.07 * 100 would give 8.
      return Math.max(1, Math.ceil((rule.percent * counted) / 100));
    case 'first':
      return 1;
    case 'lead-report':
      return null;
  }
}
