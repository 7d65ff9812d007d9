import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { answerOf, api } from '../api/client.js';
import { useLanguage } from '../language/language.js';
import { Failure } from '../shell/failure.js';
import { Loading } from '../shell/loading.js';
import { useAsOf } from '../shell/moment.js';
import { useTitle } from '../shell/use-title.js';
import { DraftPanel } from './draft-panel.js';
import { useProposalDesk } from './use-desk.js';

/** What waits for whoever lets acts out of the body: what it says, and the decision. */
export function DraftsPage(): ReactNode {
  const { t } = useLanguage();
  const { het } = useSearch({ from: '/du-thao' });
  const asOf = useAsOf();
  const desk = useProposalDesk();
  const words = t.approval;
  useTitle(words.title);
  const status = het === undefined ? 'open' : 'all';
  const { data, error, refetch, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['proposals', status, asOf],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) => answerOf(api.GET('/api/proposals', { params: { query: { ...asOf, status, ...(pageParam !== null && { cursor: pageParam }) } } })),
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  const drafts = data?.pages.flatMap((page) => page.proposals);
  return (
    <>
      <h1>{words.title}</h1>
      {desk !== undefined && <p className="quiet">{desk.byApproval ? words.byApproval : words.notByApproval}</p>}
      <nav aria-label={words.filters}>
        <ul className="chips">
          {([undefined, 'ca'] as const).map((all) => (
            <li key={all ?? 'open'}>
              <Link to="/du-thao" search={({ luc }) => ({ luc, het: all })} activeOptions={{ exact: true }}>
                {all === undefined ? words.waiting : t.inbox.all}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {error !== null && drafts === undefined && <Failure error={error} reset={() => void refetch()} />}
      {drafts === undefined && error === null && <Loading />}
      {drafts?.length === 0 && <p className="panel">{words.none}</p>}
      {drafts?.map((draft) => <DraftPanel key={draft.proposalId} draft={draft} decides={asOf.asOf === undefined && desk?.mayApprove === true} />)}
      {hasNextPage && (
        <Button variant="default" mt="md" onClick={() => void fetchNextPage()}>
          {t.inbox.more}
        </Button>
      )}
    </>
  );
}
