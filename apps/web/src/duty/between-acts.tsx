import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { answerOf, api, type Schemas } from '../api/client.js';
import { everyPage } from '../api/every-page.js';
import { useLanguage } from '../language/language.js';
import { writtenInstant } from '../wording/dates.js';
import { useBodyNames } from './use-body-names.js';

/** The history is told from its beginning, so it is read to its end. */
export const actsAfter = (id: string, after: number): Promise<readonly Schemas['HistoryEntry'][]> =>
  everyPage((query) => answerOf(api.GET('/api/assignments/{id}/history', { params: { path: { id }, query } })), ({ entries }) => entries.filter(({ revision }) => revision > after));

/** Who did what to a duty after the revision that was seen. */
export function BetweenActs({ id, after }: { readonly id: string; readonly after: number }): ReactNode {
  const { t, code } = useLanguage();
  const names = useBodyNames();
  const { data } = useQuery({ queryKey: ['duty', id, 'between', after], staleTime: 0, queryFn: () => actsAfter(id, after) });
  if (data === undefined) return <p>{t.app.loading}</p>;
  return (
    <ul>
      {data.map((entry) => (
        <li key={entry.revision}>
          {entry.title[code]} – {names(entry.actingFor ?? entry.body)}, {writtenInstant(entry.recordedAt)}
        </li>
      ))}
    </ul>
  );
}
