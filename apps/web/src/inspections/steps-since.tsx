import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { answerOf, api } from '../api/client.js';
import { useBodyNames } from '../duty/use-body-names.js';
import { useLanguage } from '../language/language.js';
import { writtenInstant } from '../wording/dates.js';

/** Who did what in an inspection after the revision that was seen. */
export function StepsSince({ id, after }: { readonly id: string; readonly after: number }): ReactNode {
  const { t, code } = useLanguage();
  const names = useBodyNames();
  const { data } = useQuery({ queryKey: ['inspection', id, 'since', after], staleTime: 0, queryFn: () => answerOf(api.GET('/api/inspections/{id}', { params: { path: { id } } })) });
  if (data === undefined) return <p>{t.app.loading}</p>;
  return (
    <ul>
      {data.steps
        .filter(({ revision }) => revision > after)
        .map(({ revision, title, body, actingFor, recordedAt }) => (
          <li key={revision}>
            {title[code]} – {names(actingFor ?? body)}, {writtenInstant(recordedAt)}
          </li>
        ))}
    </ul>
  );
}
