import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { answerOf, api } from '../api/client.js';
import { useLanguage } from '../language/language.js';
import { writtenInstant } from '../wording/dates.js';
import { useBodyNames } from './use-body-names.js';

/** Who did what to a duty after the revision that was seen. */
export function BetweenActs({ id, after }: { readonly id: string; readonly after: number }): ReactNode {
  const { t, code } = useLanguage();
  const names = useBodyNames();
  const { data } = useQuery({ queryKey: ['duty', id, 'between', after], staleTime: 0, queryFn: () => answerOf(api.GET('/api/assignments/{id}/history', { params: { path: { id }, query: { limit: '200' } } })) });
  if (data === undefined) return <p>{t.app.loading}</p>;
  return (
    <ul>
      {data.entries.filter(({ revision }) => revision > after).map((entry) => (
        <li key={entry.revision}>
          {entry.title[code]} – {names(entry.actingFor ?? entry.body)}, {writtenInstant(entry.recordedAt)}
        </li>
      ))}
    </ul>
  );
}
