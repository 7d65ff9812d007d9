import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { answerOf, api } from '../api/client.js';
import { useAsker } from '../approval/use-desk.js';
import { useWords } from '../language/language.js';
import { mayIssue } from '../session/session.js';
import { Failure } from '../shell/failure.js';
import { Loading } from '../shell/loading.js';
import { useAsOf } from '../shell/moment.js';
import { useTitle } from '../shell/use-title.js';
import { writtenDay } from '../wording/dates.js';
import { DecideForm } from './decide-form.js';

/** The inspections that one may see, each with how far it is and what has to be put right. */
export function InspectionsPage(): ReactNode {
  const t = useWords();
  const { vb } = useSearch({ from: '/kiem-tra' });
  useTitle(t.inspections.title);
  const asker = useAsker();
  const [deciding, setDeciding] = useState(false);
  const asOf = useAsOf();
  const query = { ...asOf, ...(vb !== undefined && { directiveId: vb }) };
  const { data, error, refetch, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['inspections', query],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) => answerOf(api.GET('/api/inspections', { params: { query: { ...query, ...(pageParam !== null && { cursor: pageParam }) } } })),
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  const inspections = data?.pages.flatMap((page) => page.inspections);
  return (
    <>
      <h1>{t.inspections.title}</h1>
      {mayIssue(asker) && asOf.asOf === undefined && (
        <Button variant="default" mb="sm" aria-expanded={deciding} onClick={() => setDeciding(!deciding)}>
          {t.inspecting.decide}
        </Button>
      )}
      {deciding && <DecideForm directiveId={vb} cancel={() => setDeciding(false)} />}
      {error !== null && <Failure error={error} reset={() => void refetch()} />}
      {inspections === undefined && error === null && <Loading />}
      {inspections?.length === 0 && <p className="panel">{t.inspections.none}</p>}
      <ul className="plain-list rows">
        {inspections?.map(({ inspectionId, symbol, date, subject, stage, inspecting, inspected, remediation }) => (
          <li key={inspectionId}>
            <Link to="/kiem-tra/$id" params={{ id: inspectionId }}>
              {symbol}: {subject}
            </Link>{' '}
            <span className="quiet">
              – {writtenDay(date)}, {t.inspections.stages[stage]}; {inspecting.name} → {inspected.map(({ name }) => name).join('; ')}
              {remediation.n > 0 && `; ${t.inspections.remedied(remediation.k, remediation.n)}`}
            </span>
          </li>
        ))}
      </ul>
      {hasNextPage && (
        <Button variant="default" mt="md" onClick={() => void fetchNextPage()}>
          {t.inbox.more}
        </Button>
      )}
    </>
  );
}
