import { Link, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { answerOf, api, type Schemas } from '../api/client.js';
import { RowsToNow } from '../difference/rows-to-now.js';
import { SHOWN } from '../difference/shown.js';
import { useLanguage } from '../language/language.js';
import { useSession } from '../session/session.js';
import { useAsOf } from '../shell/moment.js';
import { LongList } from '../shell/long-list.js';
import { useListPages } from '../shell/use-list-pages.js';
import { useTitle } from '../shell/use-title.js';
import { DraftPanel } from './draft-panel.js';
import { useProposalDesk } from './use-desk.js';

const DRAFTS = { field: 'proposals', keyOf: ({ proposalId }: Schemas['ProposalRow']) => proposalId } as const;

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
  const list = useListPages({ queryKey: ['proposals', status, asOf], listing: DRAFTS, ask: (bounds) => answerOf(api.GET('/api/proposals', { params: { query: { ...asOf, status, ...bounds } } })) });
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
      <RowsToNow of={['proposals', status]} read={(since) => answerOf(api.GET('/api/proposals/difference', { params: { query: { since, status, limit: SHOWN } } }))} />
      <LongList list={list} none={words.none}>
        {(draft) => (
          <li key={draft.proposalId}>
            <DraftPanel draft={draft} decides={present && desk?.mayApprove === true} revises={present && desk?.mayPropose === true && draft.body === session.body} />
          </li>
        )}
      </LongList>
    </>
  );
}
