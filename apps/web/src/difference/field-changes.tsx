import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { Schemas } from '../api/client.js';
import { useBodyNamesSince } from '../duty/use-body-names.js';
import { useLanguage, type LanguageCode } from '../language/language.js';
import type { ChangeWords } from '../language/vi-changes.js';
import { isChange, pathWords, valueWords } from './change-words.js';

type Changes = Schemas['RowChange']['fields'];

/** The words are fetched by those who look: they are many, and weigh on nobody else's pages. */
const wordsOf = async (code: LanguageCode): Promise<ChangeWords> => (code === 'vi' ? (await import('../language/vi-changes.js')).viChanges : (await import('../language/en-changes.js')).enChanges);

/** Which fields were given another value, folded away, in words. */
export function FieldChanges({ changes: told }: { readonly changes: Changes }): ReactNode {
  const { t } = useLanguage();
  const [isOpen, setIsOpen] = useState(false);
  const changes = told.filter(isChange);
  if (changes.length === 0) return null;
  return (
    <details onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}>
      <summary>
        {t.acting.changes} ({changes.length})
      </summary>
      {isOpen && <InWords changes={changes} />}
    </details>
  );
}

function InWords({ changes }: { readonly changes: Changes }): ReactNode {
  const { t, code } = useLanguage();
  const names = useBodyNamesSince();
  const { data: words } = useQuery({ queryKey: ['change-words', code], staleTime: Number.POSITIVE_INFINITY, queryFn: () => wordsOf(code) });
  if (words === undefined) return <p>{t.app.loading}</p>;
  return (
    <dl className="facts">
      {changes.map(({ field, before, after }) => (
        <div key={field} className="fact-pair">
          <dt>{pathWords(words, field, names)}</dt>
          <dd>
            {valueWords(words, lastOf(field), before, names)} → {valueWords(words, lastOf(field), after, names)}
          </dd>
        </div>
      ))}
    </dl>
  );
}

const lastOf = (path: string): string => path.split('.').at(-1) ?? path;
