import type { ReactNode } from 'react';
import { ApiProblemError } from '../api/client.js';
import { useBodyNames } from '../duty/use-body-names.js';
import { useLanguage } from '../language/language.js';
import { writtenInstant } from '../wording/dates.js';
import { actsBetween } from './acts-in-between.js';

/** Who did what in between, as the refusal itself tells it. */
export function ActsBetween({ error }: { readonly error: unknown }): ReactNode {
  const { code } = useLanguage();
  const names = useBodyNames();
  const acts = error instanceof ApiProblemError ? actsBetween(error.problem.facts) : [];
  if (acts.length === 0) return null;
  return (
    <ul>
      {acts.map(({ revision, title, body, recordedAt }) => (
        <li key={revision}>
          {title[code]} – {names(body)}, {writtenInstant(recordedAt)}
        </li>
      ))}
    </ul>
  );
}
