import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { answerOf, api } from '../api/client.js';
import { useAsker } from '../approval/use-desk.js';
import { SHOWN, ThingsToNow } from '../difference/things-to-now.js';
import { hasRole, OFFICE } from '../deeds/asker.js';
import { DeedPanel } from '../deeds/deed-panel.js';
import { useDirectiveChoices } from '../deeds/use-directive-choices.js';
import { useWords } from '../language/language.js';
import { useAsOf } from '../shell/moment.js';
import { PagedList } from '../shell/paged-list.js';
import { useTitle } from '../shell/use-title.js';
import { OBLIGATION_DEEDS } from './obligation-deeds.js';

/** The periodic reports that one owes, makes or receives. */
export function ObligationsPage(): ReactNode {
  const t = useWords();
  const asOf = useAsOf();
  const asker = useAsker();
  useTitle(t.reporting.title);
  const list = useInfiniteQuery({
    queryKey: ['reporting', asOf],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) => answerOf(api.GET('/api/reporting', { params: { query: { ...asOf, ...(pageParam !== null && { cursor: pageParam }) } } })),
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  return (
    <>
      <h1>{t.reporting.title}</h1>
      <DeedPanel quiet offers={(actingFor) => (hasRole(asker, OFFICE) ? [{ deed: OBLIGATION_DEEDS.SetUpReporting, ...(actingFor === null && { initial: { consolidator: asker.body, recipient: asker.body } }) }] : [])} place={{ path: {}, known: { 'basis.directiveId': useDirectiveChoices() }, until: (position) => answerOf(api.GET('/api/reporting', { params: { query: { after: position } } })) }} />
      <ThingsToNow of={['reporting']} read={(since) => answerOf(api.GET('/api/reporting/difference', { params: { query: { since, limit: SHOWN } } }))} />
      <PagedList list={list} rowsOf={(page) => page.obligations} none={t.reporting.none}>
        {({ obligationId, title, rhythm, status, consolidator, recipient, currentPeriod, reported, overdue }) => (
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
        )}
      </PagedList>
    </>
  );
}
