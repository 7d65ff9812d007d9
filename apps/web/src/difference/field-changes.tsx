import type { ReactNode } from 'react';
import type { Schemas } from '../api/client.js';
import { useWords } from '../language/language.js';

/** Which fields were given another value, folded away: by the names under which they are stored. */
export function FieldChanges({ changes }: { readonly changes: Schemas['RowChange']['fields'] }): ReactNode {
  const t = useWords();
  if (changes.length === 0) return null;
  return (
    <details>
      <summary>
        {t.acting.changes} ({changes.length})
      </summary>
      <dl className="facts">
        {changes.map(({ field, before, after }) => (
          <div key={field} className="fact-pair">
            <dt>{field}</dt>
            <dd>
              {JSON.stringify(before)} → {JSON.stringify(after)}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
