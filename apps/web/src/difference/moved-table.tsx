import type { ReactNode } from 'react';
import { PlainTable } from '../forms/plain-table.js';
import { useWords } from '../language/language.js';

interface Moved {
  readonly key: string;
  readonly words: string;
  readonly was: ReactNode;
  readonly is: ReactNode;
  readonly by: number;
}

/** Numbers as they were and as they are now. */
export function MovedTable({ name, rows }: { readonly name: string; readonly rows: readonly Moved[] }): ReactNode {
  const t = useWords();
  return (
    <PlainTable name={name} head={[t.columns.status, t.auditing.past, t.auditing.now, t.auditing.change]} numbersFrom={1}>
      {rows.map(({ key, words, was, is, by }) => (
        <tr key={key}>
          <th scope="row">{words}</th>
          <td className="number">{was}</td>
          <td className="number">{is}</td>
          <td className="number">{by > 0 ? `+${by}` : `−${-by}`}</td>
        </tr>
      ))}
    </PlainTable>
  );
}
