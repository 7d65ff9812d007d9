import type { ReactNode } from 'react';
import type { Schemas } from '../api/client.js';
import { useBodyNames } from '../duty/use-body-names.js';
import { useLanguage } from '../language/language.js';
import { writtenDay, writtenInstant } from '../wording/dates.js';

/** Who did what, oldest first; nothing for those who see a part only. */
export function StepList({ steps }: { readonly steps: readonly Schemas['StepView'][] }): ReactNode {
  const { t, code } = useLanguage();
  const names = useBodyNames();
  if (steps.length === 0) return null;
  return (
    <>
      <h2>{t.pages.history}</h2>
      <ol className="plain-list rows">
        {steps.map(({ revision, title, body, actingFor, recordedAt, occurredOn, lateEntryBasis }) => (
          <li key={revision}>
            {title[code]}{' '}
            <span className="quiet">
              – {names(actingFor ?? body)}, {writtenInstant(recordedAt)}
              {lateEntryBasis !== null && `; ${t.acts.occurredOn}: ${writtenDay(occurredOn)}, ${t.acts.lateEntryBasis}: ${lateEntryBasis}`}
            </span>
          </li>
        ))}
      </ol>
    </>
  );
}
