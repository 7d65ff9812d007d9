import type { Instant, LocalDate } from './time.js';
import type { ActorId, BodyId } from './ids.js';

/**
 * The circumstances of one act. The domain never asks a clock: both times arrive here.
 *
 * `recordedAt` is when the system learned of the act (R13 judges lateness by it); `occurredOn` is the date on the
 * paper. When the paper is older than the record, `lateEntryBasis` names the document that proves it and the act is
 * marked "ghi bổ sung"; it is null for an act entered on the day it happened.
 */
export interface Act {
  readonly recordedAt: Instant;
  readonly occurredOn: LocalDate;
  readonly lateEntryBasis: string | null;
  /** The person (opaque id) whose hand it was; a process acts under a `process:<name>` id. */
  readonly actor: ActorId;
  /** The body the person belongs to. */
  readonly body: BodyId;
  /** The body on whose behalf the act is done (delegation, T/L); null when it is `body` itself. */
  readonly actingFor: BodyId | null;
}

/** Those who had a hand in something, each once, in the order in which they came. */
export const withHand = (hands: readonly ActorId[], hand: ActorId): readonly ActorId[] => (hands.includes(hand) ? hands : [...hands, hand]);

/** The body that the act counts for. */
export const actingBody = (act: Act): BodyId => act.actingFor ?? act.body;

/**
 * A business refusal: a value, not an exception. `tag` comes from a closed union per aggregate, so callers branch on
 * something the compiler checks; `facts` are plain values a message can be built from.
 */
export interface Rejection<Tag extends string = string> {
  readonly tag: Tag;
  readonly facts: Readonly<Record<string, unknown>>;
}

export type Decision<E, Tag extends string = string> =
  | { readonly ok: true; readonly events: readonly E[] }
  | { readonly ok: false; readonly rejection: Rejection<Tag> };

/** The decision to record these events, in this order; an empty list means "already so, nothing to record". */
export const accept = <E>(...events: readonly E[]): Decision<E, never> => ({ ok: true, events });

/** The decision to refuse, with the reason's tag and the facts behind it. */
export const reject = <Tag extends string>(tag: Tag, facts: Readonly<Record<string, unknown>> = {}): Decision<never, Tag> => ({
  ok: false,
  rejection: { tag, facts },
});

/**
 * One aggregate: pure functions over immutable values. `decide` may refuse; `evolve` may not: it replays what
 * happened, and a new event type must break its build (exhaustive switch, no default).
 */
export interface Decider<C, S, E, Tag extends string = string> {
  readonly initialState: S;
  decide(command: C, state: S, act: Act): Decision<E, Tag>;
  evolve(state: S, event: E, act: Act): S;
}

/** Marks a branch the compiler proved unreachable. */
export const unreachable = (value: never): never => {
  throw new TypeError(`unreachable: ${JSON.stringify(value)}`);
};
