import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Schemas } from '../api/client.js';
import { PlainTable } from '../forms/plain-table.js';
import { useWords } from '../language/language.js';

interface RankingLinesProps {
  readonly name: string;
  readonly list: { readonly ranked: readonly Schemas['RankingLine'][]; readonly unranked: readonly Schemas['RankingLine'][] };
  /** Its duties are shown on the page. */
  readonly opened?: string | undefined;
}

/** The lines of a list: those with a place, then those of too few duties; each leads to the duties that it counts. */
export function RankingLines({ name, list: { ranked, unranked }, opened }: RankingLinesProps): ReactNode {
  const t = useWords();
  if (ranked.length + unranked.length === 0) return <p className="panel">{t.rankings.empty}</p>;
  return (
    <PlainTable name={name} head={[t.rankings.place, t.admin.body, t.rankings.completion, t.rankings.onTime, t.boxes['done-on-time'], t.boxes['done-late'], t.boxes.overdue]}>
      {[...ranked, ...unranked].map(({ body, name: bodyName, place, completion, onTime, counts }) => (
        <tr key={body}>
          <td>{place ?? t.rankings.noPlace}</td>
          <th scope="row">
            <Link to="." search={(before) => ({ ...before, dv: body })} aria-current={opened === body ? 'true' : undefined}>
              {bodyName}
            </Link>
          </th>
          <td>
            {completion.k}/{completion.n}
          </td>
          <td>
            {onTime.k}/{onTime.n}
          </td>
          <td>{counts['done-on-time']}</td>
          <td>{counts['done-late']}</td>
          <td className={counts.overdue > 0 ? 'late' : undefined}>{counts.overdue}</td>
        </tr>
      ))}
    </PlainTable>
  );
}
