import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { answerOf, api, type Schemas } from '../api/client.js';
import { useWords } from '../language/language.js';
import { useAsOf } from '../shell/moment.js';
import { UrgingFiles } from '../urging/urging-files.js';
import { writtenDay } from '../wording/dates.js';
import { dutyKey } from './use-duty.js';

type Urged = Schemas['UrgingsOfDutiesAnswer']['urgings'][number];

/** The papers by which the duty was urged, with the files of their answers; each leads to where it is answered. Nothing where there are none. */
export function DutyUrgings({ id }: { readonly id: string }): ReactNode {
  const t = useWords();
  const asOf = useAsOf();
  const { data } = useQuery({ queryKey: [...dutyKey(id), 'urgings', asOf], queryFn: () => answerOf(api.GET('/api/assignments/{id}/urgings', { params: { path: { id }, query: asOf } })) });
  if (data === undefined || data.urgings.length === 0) return null;
  return (
    <section aria-labelledby="urgings">
      <h2 id="urgings">{t.urging.papers}</h2>
      <ul className="plain-list rows">
        {data.urgings.map((urging) => (
          <li key={urging.urgingId}>
            <Paper urging={urging} />
            <UrgingFiles id={urging.urgingId} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Paper({ urging: { urgingId, symbol, date, grade, issuerName, demand, answerDue, answered, asksExplanation } }: { readonly urging: Urged }): ReactNode {
  const t = useWords();
  return (
    <>
      <Link to="/don-doc/$id" params={{ id: urgingId }}>
        {symbol}: {demand}
      </Link>{' '}
      <span className="quiet">
        – {t.urging.grades[grade]}, {issuerName}, {writtenDay(date)}; {t.urging.answerDue} {writtenDay(answerDue)}; {t.urging.answeredOf(answered.k, answered.n)}
        {asksExplanation && `; ${t.urging.asksExplanation.toLowerCase()}`}
      </span>
    </>
  );
}
