import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { answerOf, api } from '../api/client.js';
import { useLanguage } from '../language/language.js';
import { useSession } from '../session/session.js';
import { useAsOf } from '../shell/moment.js';
import { PagedList } from '../shell/paged-list.js';
import { useTitle } from '../shell/use-title.js';
import { DraftPanel } from './draft-panel.js';
import { useProposalDesk } from './use-desk.js';

/** What waits for whoever lets acts out of the body: what it says, and the decision. */
export function DraftsPage(): ReactNode {
  const { t } = useLanguage();
  const { het } = useSearch({ from: '/du-thao' });
  const asOf = useAsOf();
  const desk = useProposalDesk();
  const session = useSession();
  const words = t.approval;
  useTitle(words.title);
  const status = het === undefined ? 'open' : 'all';
  const list = useInfiniteQuery({
    queryKey: ['proposals', status, asOf],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) => answerOf(api.GET('/api/proposals', { params: { query: { ...asOf, status, ...(pageParam !== null && { cursor: pageParam }) } } })),
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  const present = asOf.asOf === undefined;
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
      <PagedList list={list} rowsOf={({ proposals }) => proposals} none={words.none}>
        {(draft) => (
          <li key={draft.proposalId}>
            <DraftPanel draft={draft} decides={present && desk?.mayApprove === true} revises={present && desk?.mayPropose === true && draft.body === session.body} />
          </li>
        )}
      </PagedList>
    </>
  );
}
