import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Schemas } from '../api/client.js';
import { useWords } from '../language/language.js';
import { DifferenceSection } from './difference-section.js';
import { FieldChanges } from './field-changes.js';
import { Steps } from './steps.js';

interface RowsToNowProps {
  /** What is compared, as far as its question tells it from others. */
  readonly of: readonly unknown[];
  readonly read: (since: string) => Promise<Schemas['ListDifferenceAnswer']>;
  /** Beside another difference on the page: shown only when something differs. */
  readonly id?: string;
  readonly title?: string;
}

/** At a past moment: which rows of the page's list came, went or have another field now, and by what; nothing at present. */
export function RowsToNow({ of, read, id, title }: RowsToNowProps): ReactNode {
  const t = useWords();
  const { luc } = useSearch({ strict: false });
  const { data } = useQuery({ queryKey: ['difference', luc, ...of], enabled: luc !== undefined, queryFn: () => read(luc ?? '') });
  if (luc === undefined || data === undefined) return null;
  const { since, moment, rows, kinds, changes } = data;
  const counted = Object.entries(kinds).filter(([, n]) => n > 0);
  if (id !== undefined && counted.length === 0) return null;
  return (
    <DifferenceSection since={since} moment={moment} none={counted.length === 0 ? t.auditing.nothingMoved : null} {...(id !== undefined && { id })} {...(title !== undefined && { title })}>
      <p>
        {t.auditing.rows(rows.before, rows.after)} {counted.map(([kind, n]) => `${t.auditing.rowKinds[kind as keyof typeof kinds]}: ${n}`).join(' · ')}
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
    </DifferenceSection>
  );
}
