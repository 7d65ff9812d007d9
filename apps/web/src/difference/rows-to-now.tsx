import type { ReactNode } from 'react';
import type { Schemas } from '../api/client.js';
import { useWords } from '../language/language.js';
import { FieldChanges } from './field-changes.js';
import { Steps } from './steps.js';
import { ToNow, type Comparing } from './to-now.js';

interface RowsToNowProps extends Comparing {
  /** What is compared, as far as its question tells it from others. */
  readonly of: readonly unknown[];
  readonly read: (since: string) => Promise<Schemas['ListDifferenceAnswer']>;
}

/** At a past moment: which rows of the page's list came, went or have another field now, and by what; nothing at present. */
export function RowsToNow(props: RowsToNowProps): ReactNode {
  const t = useWords();
  return (
    <ToNow {...props}>
      {({ rows, changes }, counted) => (
        <>
          <p>
            {t.auditing.rows(rows.before, rows.after)} {counted.map(([kind, n]) => `${t.auditing.rowKinds[kind as Schemas['RowChange']['kind']]}: ${n}`).join(' · ')}
          </p>
          <ul className="plain-list rows">
            {changes.map((change) => (
              <li key={change.key}>
                {change.title} <span className="quiet">– {t.auditing.rowKinds[change.kind]}</span>
                <Steps {...change} />
                {change.kind === 'changed' && <FieldChanges changes={change.fields} />}
              </li>
            ))}
          </ul>
        </>
      )}
    </ToNow>
  );
}
