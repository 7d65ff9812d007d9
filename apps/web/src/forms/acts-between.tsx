import type { ReactNode } from 'react';
import { ApiProblemError } from '../api/client.js';
import { useBodyNames } from '../duty/use-body-names.js';
import { useLanguage } from '../language/language.js';
import { writtenInstant } from '../wording/dates.js';
import { actsBetween, isMoreBetween } from './acts-in-between.js';

/** Who did what in between, as the refusal itself tells it. */
export function ActsBetween({ error }: { readonly error: unknown }): ReactNode {
  const { t, code } = useLanguage();
  const names = useBodyNames();
  const facts = error instanceof ApiProblemError ? error.problem.facts : undefined;
  const acts = actsBetween(facts);
  const isMore = isMoreBetween(facts);
  if (acts.length === 0 && !isMore) return null;
  return (
    <ul>
      {acts.map(({ revision, title, body, recordedAt }) => (
        <li key={revision}>
          {title[code]} – {names(body)}, {writtenInstant(recordedAt)}
        </li>
      ))}
      {isMore && <li>{t.forms.moreBetween}</li>}
    </ul>
  );
}
