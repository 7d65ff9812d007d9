import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { HandOverForm } from '../administration/hand-over-form.js';
import { answerOf, api, type Schemas } from '../api/client.js';
import { hasRole } from '../deeds/asker.js';
import { RowsToNow } from '../difference/rows-to-now.js';
import { SHOWN } from '../difference/shown.js';
import { DutyList } from '../duty/duty-list.js';
import { useWords } from '../language/language.js';
import { useSession } from '../session/session.js';
import { Failure } from '../shell/failure.js';
import { Loading } from '../shell/loading.js';
import { useAsOf } from '../shell/moment.js';
import { useTitle } from '../shell/use-title.js';
import { writtenDay, writtenInstant } from '../wording/dates.js';

/** Open duties in which a body that ended still has a place: somebody has to be named to take over (R11). */
export function LeftBehindPage(): ReactNode {
  const t = useWords();
  const asOf = useAsOf();
  useTitle(t.leftBehind.title);
  const { data, error, refetch, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['left-behind', asOf],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) => answerOf(api.GET('/api/boards/left-behind', { params: { query: { ...asOf, cursor: pageParam } } })),
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  const [first] = data?.pages ?? [];
  const duties = data?.pages.flatMap((page) => page.duties) ?? [];
  return (
    <>
      <h1>{t.leftBehind.title}</h1>
      <p className="quiet">{t.leftBehind.how}</p>
      {error !== null && <Failure error={error} reset={() => void refetch()} />}
      {first === undefined && error === null && <Loading />}
      <RowsToNow of={['left-behind']} read={(since) => answerOf(api.GET('/api/boards/left-behind/difference', { params: { query: { since, limit: SHOWN } } }))} />
      {first !== undefined && duties.length === 0 && <p className="panel">{t.leftBehind.none}</p>}
      {first !== undefined && duties.length > 0 && (
        <>
          <EndedBodies bodies={first.bodies} />
          <h2>{t.leftBehind.duties}</h2>
          <DutyList duties={duties} now={first.moment.at} name={t.leftBehind.duties} />
          {hasNextPage && (
            <Button variant="default" mt="md" onClick={() => void fetchNextPage()}>
              {t.inbox.more}
            </Button>
          )}
        </>
      )}
      {first !== undefined && <p className="quiet">{t.moment.judged(writtenInstant(first.moment.at), first.moment.index)}</p>}
    </>
  );
}

/** The bodies that ended, each with how many duties it left; whoever looks after that orders here to whom they go, since the register tells of no body any more that ended. */
function EndedBodies({ bodies }: Pick<Schemas['LeftBehindAnswer'], 'bodies'>): ReactNode {
  const t = useWords();
  const mayOrder = hasRole(useSession(), ['administrator', 'supervising-officer']);
  const { asOf } = useAsOf();
  const [ordering, setOrdering] = useState<string | null>(null);
  const anew = async (position: string): Promise<void> => void (await answerOf(api.GET('/api/boards/left-behind', { params: { query: { after: position } } })));
  const close = (body: string): void => setOrdering((now) => (now === body ? null : now));
  return (
    <ul className="plain-list rows" aria-label={t.leftBehind.bodies}>
      {bodies.map(({ body, bodyName, lastDay, duties: n }) => (
        <li key={body}>
          {bodyName} <span className="quiet">– {t.leftBehind.ended(writtenDay(lastDay), n)}</span>{' '}
          {mayOrder && asOf === undefined && (
            <Button variant="default" size="compact-sm" aria-expanded={ordering === body} aria-label={`${t.admin.changes.handOver}: ${bodyName}`} onClick={() => setOrdering(ordering === body ? null : body)}>
              {t.admin.changes.handOver}
            </Button>
          )}
          {ordering === body && <HandOverForm body={{ bodyId: body, name: bodyName, successors: [] }} anew={anew} close={() => close(body)} />}
        </li>
      ))}
    </ul>
  );
}
