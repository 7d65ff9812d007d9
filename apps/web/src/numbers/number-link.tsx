import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { percent } from '../board/board-search.js';
import { useWords } from '../language/language.js';
import type { CountedIn } from './counted-in.js';
import { numberWords } from './number-words.js';

interface NumberLinkProps {
  readonly of: CountedIn;
  /** By the path of its field. */
  readonly number: string;
  /** Key of the group that it is of; the total without. */
  readonly group?: string | undefined;
  readonly n: number;
  /** What it says, beside the words of the number: which body, which month. */
  readonly what?: string;
  /** At which moment, where it is not that of the page; null = now. */
  readonly at?: string | null;
  readonly children?: ReactNode;
}

/** A number that explains itself: opens what it counts, at the moment of the page. Nothing is counted in none. */
export function NumberLink({ of, number, group, n, what, at, children }: NumberLinkProps): ReactNode {
  const t = useWords();
  if (n === 0) return children ?? n;
  return (
    <Link to="/con-so" search={({ luc }) => ({ ...of, luc: at === undefined ? luc : (at ?? undefined), so: number, nhom: group })} aria-label={children === undefined ? t.numbers.open(n, what ?? numberWords(number, t)) : undefined}>
      {children ?? n}
    </Link>
  );
}

interface RatioLinksProps extends Omit<NumberLinkProps, 'n' | 'children'> {
  readonly ratio: { readonly k: number; readonly n: number };
}

/** k/n with its share, each number by itself. */
export function RatioLinks({ ratio, number, what, ...of }: RatioLinksProps): ReactNode {
  const t = useWords();
  const said = (part: 'k' | 'n'): string => [what, numberWords(`${number}.${part}`, t)].filter((word) => word !== undefined).join(', ');
  return (
    <>
      <NumberLink {...of} number={`${number}.k`} n={ratio.k} what={said('k')} />/<NumberLink {...of} number={`${number}.n`} n={ratio.n} what={said('n')} />
      {percent(ratio)}
    </>
  );
}
