import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { answerOf, api } from '../api/client.js';
import { useWords } from '../language/language.js';
import { useAsOf } from '../shell/moment.js';
import { writtenDay } from '../wording/dates.js';
import { dutyKey } from './use-duty.js';

/** The papers by which the duty was urged, with the files of their answers; nothing where there are none. */
export function DutyUrgings({ id }: { readonly id: string }): ReactNode {
  const t = useWords();
  const asOf = useAsOf();
  const { data } = useQuery({ queryKey: [...dutyKey(id), 'urgings', asOf], queryFn: () => answerOf(api.GET('/api/assignments/{id}/urgings', { params: { path: { id }, query: asOf } })) });
  if (data === undefined || data.urgings.length === 0) return null;
  return (
    <section aria-labelledby="urgings">
      <h2 id="urgings">{t.urging.papers}</h2>
      <ul className="plain-list rows">
        {data.urgings.map(({ urgingId, symbol, date, grade, issuerName, demand, answerDue, answered, asksExplanation }) => (
          <li key={urgingId}>
            {symbol}: {demand}{' '}
            <span className="quiet">
              – {t.urging.grades[grade]}, {issuerName}, {writtenDay(date)}; {t.urging.answerDue} {writtenDay(answerDue)}; {t.urging.answeredOf(answered.k, answered.n)}
              {asksExplanation && `; ${t.urging.asksExplanation.toLowerCase()}`}
            </span>
            <UrgingFiles id={urgingId} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function UrgingFiles({ id }: { readonly id: string }): ReactNode {
  const asOf = useAsOf();
  const { data } = useQuery({ queryKey: ['urging', id, 'files', asOf], queryFn: () => answerOf(api.GET('/api/urgings/{id}/files', { params: { path: { id }, query: asOf } })) });
  const then = asOf.asOf === undefined ? '' : `?asOf=${encodeURIComponent(asOf.asOf)}`;
  return (data?.files ?? []).map(({ sha256, name, revision }) => (
    <span key={`${revision} ${name}`}>
      {' '}
      <a href={`/api/urgings/${encodeURIComponent(id)}/files/${sha256}${then}`} download={name}>
        {name}
      </a>
    </span>
  ));
}
