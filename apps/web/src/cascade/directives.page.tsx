import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { answerOf, api } from '../api/client.js';
import { useBodyNames } from '../duty/use-body-names.js';
import { RowsToNow } from '../difference/rows-to-now.js';
import { SHOWN } from '../difference/things-to-now.js';
import { useWords } from '../language/language.js';
import { mayIssue, useSession } from '../session/session.js';
import { Failure } from '../shell/failure.js';
import { Loading } from '../shell/loading.js';
import { useAsOf } from '../shell/moment.js';
import { useTitle } from '../shell/use-title.js';
import { writtenDay } from '../wording/dates.js';
import { Stubs } from './stubs.js';

/** The directives that one may see; each opens its tree. */
export function DirectivesPage(): ReactNode {
  const t = useWords();
  const names = useBodyNames();
  const asOf = useAsOf();
  const session = useSession();
  useTitle(t.pages.directives);
  const { data, error, refetch, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['directives', asOf],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) => answerOf(api.GET('/api/directives', { params: { query: { ...asOf, ...(pageParam !== null && { cursor: pageParam }) } } })),
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  const directives = data?.pages.flatMap((page) => page.directives);
  return (
    <>
      <h1>{t.pages.directives}</h1>
      {mayIssue(session) && asOf.asOf === undefined && (
        <p>
          <Link to="/van-ban/ban-hanh">{t.issuing.open}</Link>
        </p>
      )}
      {error !== null && <Failure error={error} reset={() => void refetch()} />}
      {directives === undefined && error === null && <Loading />}
      {directives?.length === 0 && <p className="panel">{t.cascade.noDirectives}</p>}
      <ul className="plain-list rows">
        {directives?.map(({ directiveId, symbol, title, date, issuer, status }) => (
          <li key={directiveId}>
            <Link to="/van-ban/$id" params={{ id: directiveId }}>
              {symbol}: {title}
            </Link>{' '}
            <span className="quiet">
              – {names(issuer)}, {writtenDay(date)}, {t.cascade.statuses[status]}
            </span>
          </li>
        ))}
      </ul>
      {hasNextPage && (
        <Button variant="default" onClick={() => void fetchNextPage()}>
          {t.inbox.more}
        </Button>
      )}
      <RowsToNow of={['directives']} read={(since) => answerOf(api.GET('/api/directives/difference', { params: { query: { since, limit: SHOWN } } }))} />
      <Stubs />
    </>
  );
}
