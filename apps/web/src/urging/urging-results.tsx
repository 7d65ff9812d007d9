import { useQueries } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { answerOf, api, type Schemas } from '../api/client.js';
import { useLanguage } from '../language/language.js';

interface UrgingResultsProps {
  readonly results: readonly Pick<Schemas['UrgingPreview']['results'][number], 'assignmentId' | 'ok' | 'words'>[];
  /** Whether it has happened, or only would. */
  readonly done: boolean;
}

/** Duties whose names are asked for one by one; of more, the rest keep their links. */
const NAMED = 50;

/** What becomes of each duty, and why the others are left out. */
export function UrgingResults({ results, done }: UrgingResultsProps): ReactNode {
  const { t, code } = useLanguage();
  const named = useQueries({
    queries: results.slice(0, NAMED).map(({ assignmentId: id }) => ({ queryKey: ['duty', id, 'row'], queryFn: () => answerOf(api.GET('/api/assignments/{id}', { params: { path: { id } } })) })),
  });
  return (
    <ul className="plain-list rows">
      {results.map(({ assignmentId, ok, words }, place) => {
        const duty = named[place]?.data?.duty;
        return (
          <li key={assignmentId}>
            <Link to="/viec/$id" params={{ id: assignmentId }}>
              {duty === undefined ? assignmentId : `${duty.taskCode}: ${duty.bodyName}`}
            </Link>{' '}
            {ok ? <span className="good">– {done ? t.urging.urged : t.urging.willUrge}</span> : <span className="soon">– {t.urging.leftOut}: {words?.[code]}</span>}
          </li>
        );
      })}
    </ul>
  );
}
