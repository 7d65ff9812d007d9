import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { answerOf, api } from '../api/client.js';
import { SHOWN, ThingsToNow } from '../difference/things-to-now.js';
import { useWords } from '../language/language.js';
import { Failure } from '../shell/failure.js';
import { Loading } from '../shell/loading.js';
import { useAsOf } from '../shell/moment.js';
import { useTitle } from '../shell/use-title.js';

/** The periodic reports that one owes, makes or receives. */
export function ObligationsPage(): ReactNode {
  const t = useWords();
  const asOf = useAsOf();
  useTitle(t.reporting.title);
  const { data, error, refetch, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['reporting', asOf],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) => answerOf(api.GET('/api/reporting', { params: { query: { ...asOf, ...(pageParam !== null && { cursor: pageParam }) } } })),
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  const obligations = data?.pages.flatMap((page) => page.obligations);
  return (
    <>
      <h1>{t.reporting.title}</h1>
      {error !== null && <Failure error={error} reset={() => void refetch()} />}
      {obligations === undefined && error === null && <Loading />}
      {obligations?.length === 0 && <p className="panel">{t.reporting.none}</p>}
      <ThingsToNow of={['reporting']} read={(since) => answerOf(api.GET('/api/reporting/difference', { params: { query: { since, limit: SHOWN } } }))} />
      <ul className="plain-list rows">
        {obligations?.map(({ obligationId, title, rhythm, status, consolidator, recipient, currentPeriod, reported, overdue }) => (
          <li key={obligationId}>
            <Link to="/bao-cao-dinh-ky/$id" params={{ id: obligationId }}>
              {title}
            </Link>{' '}
            <span className="quiet">
              – {t.reporting.rhythms[rhythm]}, {t.reporting.obligationStatuses[status]}; {consolidator.name} → {recipient.name}
              {currentPeriod !== null && `; ${t.marks.period(currentPeriod)}: ${t.reporting.reported(reported.k, reported.n)}`}
            </span>
            {overdue > 0 && <span className="late"> {t.reporting.overdue(overdue)}</span>}
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
