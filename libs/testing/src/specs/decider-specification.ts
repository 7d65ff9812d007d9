import { expect } from '@jest/globals';
import type { Act, Decider } from '#libs/domain';

/** An event and the circumstances under which it was recorded. */
export interface Happened<E> {
  readonly event: E;
  readonly act: Act;
}

export interface DeciderThen<S, E, Tag extends string> {
  /** The decision records exactly these events, in this order, compared whole; none = "already so". */
  thenRecords(...events: readonly E[]): void;
  /** The decision refuses with exactly this tag and these facts. */
  thenRefuses(tag: Tag, facts?: Readonly<Record<string, unknown>>): void;
  /** Runs checks on the state after the recorded events. @throws Error when the decision refused. */
  thenState(check: (state: S) => void): void;
}

/**
 * Given what happened, when a command comes, then … for one decider. History is folded with the decider's own
 * `evolve`; comparisons are whole and strict, so that an extra event or a wrong fact fails.
 */
export const deciderSpecification = <C, S, E, Tag extends string>(decider: Decider<C, S, E, Tag>) => {
  const foldAll = (history: readonly Happened<E>[]): S =>
    history.reduce((state, { event, act }) => decider.evolve(state, event, act), decider.initialState);

  /** Sends commands to an empty stream one after another; @throws Error when one is refused, since history is a fact. */
  const play = (...steps: readonly (readonly [C, Act])[]): readonly Happened<E>[] => {
    const history: Happened<E>[] = [];
    let state = decider.initialState;
    for (const [command, act] of steps) {
      const decision = decider.decide(command, state, act);
      if (!decision.ok) throw new Error(`the history is impossible: ${JSON.stringify(decision.rejection)}`);
      for (const event of decision.events) {
        history.push({ event, act });
        state = decider.evolve(state, event, act);
      }
    }
    return history;
  };

  const given = (history: readonly Happened<E>[]) => ({
    when: (command: C, act: Act): DeciderThen<S, E, Tag> => {
      const state = foldAll(history);
      const decision = decider.decide(command, state, act);
      return {
        thenRecords: (...events) => {
          expect(decision).toStrictEqual({ ok: true, events });
        },
        thenRefuses: (tag, facts = {}) => {
          expect(decision).toStrictEqual({ ok: false, rejection: { tag, facts } });
        },
        thenState: (check) => {
          if (!decision.ok) throw new Error(`refused: ${JSON.stringify(decision.rejection)}`);
          check(decision.events.reduce((folded, event) => decider.evolve(folded, event, act), state));
        },
      };
    },
  });

  return { given, play, foldAll };
};
