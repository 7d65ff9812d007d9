import { Link, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { answerOf, api, type Schemas } from '../api/client.js';
import { RowsToNow } from '../difference/rows-to-now.js';
import { SHOWN } from '../difference/shown.js';
import { useLanguage } from '../language/language.js';
import { LongParts } from '../shell/long-list.js';
import { useAsOf } from '../shell/moment.js';
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
  const words = t.approval;
  useTitle(words.title);
  const status = het === undefined ? 'open' : 'all';
  const list = useListPages({ queryKey: ['proposals', status, asOf], listing: DRAFTS, ask: (bounds) => answerOf(api.GET('/api/proposals', { params: { query: { ...asOf, status, ...bounds } } })) });
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
      <LongParts
        list={list}
        none={<p className="panel">{words.none}</p>}
        part={(drafts) => drafts.map((draft) => <DraftPanel key={draft.proposalId} draft={draft} decides={asOf.asOf === undefined && desk?.mayApprove === true} />)}
      />
    </>
  );
}
