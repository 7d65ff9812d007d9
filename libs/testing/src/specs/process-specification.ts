import { expect } from '@jest/globals';
import type { Act, Reaction } from '#libs/domain';

/**
 * When a process hears an event, then it sends exactly these messages in this order, or ignores it for exactly this
 * reason. Also proves that hearing the same event twice gives the identical reaction.
 */
export const processSpecification = <E, X, M>(process: { react(event: E, act: Act, context: X): Reaction<M> }) => ({
  given: (context: X) => ({
    when: (event: E, act: Act) => {
      const reaction = process.react(event, act, context);
      expect(process.react(event, act, context)).toStrictEqual(reaction);
      return {
        thenSends: (...messages: readonly M[]): void => {
          expect(reaction).toStrictEqual({ kind: 'send', commands: messages });
        },
        thenIgnores: (reason: string): void => {
          expect(reaction).toStrictEqual({ kind: 'ignore', reason });
        },
      };
    },
  }),
});
