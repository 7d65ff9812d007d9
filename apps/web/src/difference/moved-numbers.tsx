import type { ReactNode } from 'react';
import type { Schemas } from '../api/client.js';
import { useWords } from '../language/language.js';
import type { CountedIn } from '../numbers/counted-in.js';
import { NumberLink } from '../numbers/number-link.js';
import { numberWords } from '../numbers/number-words.js';
import { MovedTable } from './moved-table.js';

interface MovedNumbersProps {
  readonly numbers: Schemas['CountedDifferenceAnswer']['numbers'];
  readonly board: CountedIn;
}

/** Numbers of a board that are others now: each opens what it counted then, and what it counts now. */
export function MovedNumbers({ numbers, board }: MovedNumbersProps): ReactNode {
  const t = useWords();
  const moved = numbers.filter(({ before, after }) => before !== after);
  if (moved.length === 0) return null;
  return (
    <MovedTable
      name={t.numbers.moved}
      rows={moved.map(({ number, before, after }) => {
        const words = numberWords(number, t);
        return {
          key: number, words, by: after - before,
          was: <NumberLink of={board} number={number} n={before} what={`${words}, ${t.auditing.past}`} />,
          is: <NumberLink of={board} number={number} n={after} what={`${words}, ${t.auditing.now}`} at={null} />,
        }; // prettier-ignore
      })}
    />
  );
}
