import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Schemas } from '../api/client.js';
import { PlainTable } from '../forms/plain-table.js';
import { useWords } from '../language/language.js';
import type { CountedIn } from '../numbers/counted-in.js';
import { NumberLink } from '../numbers/number-link.js';
import { numberWords } from '../numbers/number-words.js';
import type { MomentSearch } from '../shell/moment.js';

const RANKED = ['done-on-time', 'done-late', 'overdue'] as const;

interface RankingLinesProps {
  readonly name: string;
  readonly list: { readonly ranked: readonly Schemas['RankingLine'][]; readonly unranked: readonly Schemas['RankingLine'][] };
  /** A list as it counts at the moment of the page: its numbers open what they count. */
  readonly live?: CountedIn | undefined;
  /** The list that is published: its numbers open the duties of their line, as they count in it, for whoever may see them. */
  readonly told?: ((body: string) => boolean) | undefined;
  /** When it was published, where another list is in force: its numbers open the page as it was then. */
  readonly at?: string | undefined;
  /** Its duties are shown on the page. */
  readonly opened?: string | undefined;
}

/** The lines of a list: those with a place, then those of too few duties; each leads to the duties that it counts. */
export function RankingLines({ name, list: { ranked, unranked }, live, told, at, opened }: RankingLinesProps): ReactNode {
  const t = useWords();
  if (ranked.length + unranked.length === 0) return <p className="panel">{t.rankings.empty}</p>;
  const luc = at === undefined ? {} : { luc: at };
  return (
    <PlainTable name={name} head={[t.rankings.place, t.admin.body, t.rankings.completion, t.rankings.onTime, ...RANKED.map((box) => t.boxes[box])]} numbersFrom={2}>
      {[...ranked, ...unranked].map(({ body, name: bodyName, place, completion, onTime, counts }) => (
        <tr key={body}>
          <td>{place ?? t.rankings.noPlace}</td>
          <th scope="row">
            {told?.(body) === false ? (
              bodyName
            ) : (
              <Link to="." search={({ so: _number, ...before }) => ({ ...before, ...luc, dv: body })} aria-current={opened === body ? 'true' : undefined}>
                {bodyName}
              </Link>
            )}
          </th>
          {([['completion', completion], ['onTime', onTime]] as const).map(([number, { k, n }]) => (
            <td key={number} className="number">
              <Counted live={live} told={told} luc={luc} number={`${number}.k`} of={body} name={bodyName} n={k} />/<Counted live={live} told={told} luc={luc} number={`${number}.n`} of={body} name={bodyName} n={n} />
            </td>
          ))}
          {RANKED.map((box) => (
            <td key={box} className={box === 'overdue' && counts[box] > 0 ? 'number late' : 'number'}>
              <Counted live={live} told={told} luc={luc} number={`counts.${box}`} of={body} name={bodyName} n={counts[box]} />
            </td>
          ))}
        </tr>
      ))}
    </PlainTable>
  );
}

interface CountedProps {
  readonly live: CountedIn | undefined;
  readonly told: ((body: string) => boolean) | undefined;
  /** Another moment than that of the page. */
  readonly luc: MomentSearch;
  readonly number: string;
  readonly of: string;
  readonly name: string;
  readonly n: number;
}

function Counted({ live, told, luc, number, of, name, n }: CountedProps): ReactNode {
  const t = useWords();
  const what = `${name}, ${numberWords(number, t)}`;
  if (live !== undefined) return <NumberLink of={live} number={number} group={of} n={n} what={what} />;
  if (n === 0 || told?.(of) !== true) return n;
  return (
    <Link to="." search={(before) => ({ ...before, ...luc, dv: of, so: number })} aria-label={t.numbers.open(n, what)}>
      {n}
    </Link>
  );
}
