import type { ReactNode } from 'react';
import type { Schemas } from '../api/client.js';
import { useLanguage } from '../language/language.js';
import { UrgingResults } from './urging-results.js';

/** Whom a paper would urge, and what it cannot urge and why. */
export function UrgingPreview({ preview }: { readonly preview: Schemas['UrgingPreview'] }): ReactNode {
  const { t } = useLanguage();
  const { results, addressees } = preview;
  if (results.length === 0) return <p className="panel">{t.urging.noTarget}</p>;
  return (
    <>
      <p role="status">{t.urging.previewed(results.filter(({ ok }) => ok).length, results.length, addressees.length)}</p>
      {addressees.length > 0 && (
        <p>
          {t.urging.addressees}: {addressees.map(({ name }) => name).join('; ')}
        </p>
      )}
      <UrgingResults results={results} done={false} />
    </>
  );
}
