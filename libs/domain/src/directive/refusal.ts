import { dateAt, reject, type Act, type Decision } from '../kernel/index.js';
import type { DirectiveRejection } from './rejections.js';

/** A refusal as the checks pass it on: the first fault found, or null. */
export type Refusal = Extract<Decision<never, DirectiveRejection>, { ok: false }>;

export const refuse = (tag: DirectiveRejection, facts: Readonly<Record<string, unknown>> = {}): Refusal => reject(tag, facts) as Refusal;

/** The first fault that `check` finds among the values, or null. */
export function firstFault<T>(values: Iterable<T>, check: (value: T) => Refusal | null): Refusal | null {
  for (const value of values) {
    const fault = check(value);
    if (fault !== null) return fault;
  }
  return null;
}

/** R13. A process carries the dates of the event it answers, which were judged there. */
export function datesFault(act: Act): Refusal | null {
  if (act.actor.startsWith('process:')) return null;
  const { occurredOn } = act;
  const recordedOn = dateAt(act.recordedAt);
  if (occurredOn > recordedOn) return refuse('occurred-in-future', { occurredOn, recordedOn });
  return occurredOn < recordedOn && (act.lateEntryBasis ?? '').trim() === '' ? refuse('late-entry-needs-basis', { occurredOn, recordedOn }) : null;
}
