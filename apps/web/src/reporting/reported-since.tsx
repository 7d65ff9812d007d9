import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { answerOf, api } from '../api/client.js';
import { useWords } from '../language/language.js';
import { writtenInstant } from '../wording/dates.js';

interface ReportedSinceProps {
  readonly id: string;
  readonly period: string;
  readonly since: number | string;
}

/** Who reported for the period after it was seen. */
export function ReportedSince({ id, period, since }: ReportedSinceProps): ReactNode {
  const t = useWords();
  const { data } = useQuery({ queryKey: ['reporting', id, period, 'since', since], staleTime: 0, queryFn: () => answerOf(api.GET('/api/reporting/{id}/periods/{period}', { params: { path: { id, period } } })) });
  if (data === undefined) return <p>{t.app.loading}</p>;
  const seen = new Date(since).getTime();
  return (
    <ul>
      {data.units
        .filter(({ filedAt }) => filedAt !== null && filedAt > seen)
        .map(({ unit, unitName, filedAt }) => (
          <li key={unit}>
            {t.reporting.filed} – {unitName}, {writtenInstant(filedAt ?? 0)}
          </li>
        ))}
      {data.consolidated !== null && <li>{t.reporting.consolidated}: {t.reporting.statuses[data.consolidated.status]}</li>}
    </ul>
  );
}
