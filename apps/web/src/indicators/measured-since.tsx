import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { answerOf, api } from '../api/client.js';
import { useBodyNames } from '../duty/use-body-names.js';
import { useWords } from '../language/language.js';
import { writtenInstant } from '../wording/dates.js';

/** Who measured what of an indicator after the revision that was seen. */
export function MeasuredSince({ id, after }: { readonly id: string; readonly after: number }): ReactNode {
  const t = useWords();
  const names = useBodyNames();
  const { data } = useQuery({ queryKey: ['indicator', id, 'since', after], staleTime: 0, queryFn: () => answerOf(api.GET('/api/indicators/{id}', { params: { path: { id }, query: { limit: '200' } } })) });
  if (data === undefined) return <p>{t.app.loading}</p>;
  const acts = data.measurements.flatMap(({ bodyName, period, acts: of }) => of.filter(({ revision }) => revision > after).map((act) => ({ ...act, bodyName, period })));
  return (
    <ul>
      {acts.map(({ revision, act, bodyName, period, actingBody, recordedAt }) => (
        <li key={revision}>
          {t.measuring.acts[act]}: {bodyName}, {t.marks.period(period)} – {names(actingBody)}, {writtenInstant(recordedAt)}
        </li>
      ))}
    </ul>
  );
}
