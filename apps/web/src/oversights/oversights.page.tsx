import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { answerOf, api } from '../api/client.js';
import { useAsker } from '../approval/use-desk.js';
import { hasRole, LEADING } from '../deeds/asker.js';
import { DeedPanel } from '../deeds/deed-panel.js';
import { useDirectiveChoices } from '../deeds/use-directive-choices.js';
import { RowsToNow } from '../difference/rows-to-now.js';
import { SHOWN } from '../difference/things-to-now.js';
import { useBodyNames } from '../duty/use-body-names.js';
import { useWords } from '../language/language.js';
import { PagedList } from '../shell/paged-list.js';
import { useAsOf } from '../shell/moment.js';
import { useTitle } from '../shell/use-title.js';
import { writtenDay } from '../wording/dates.js';
import { OVERSIGHT_DEEDS } from './oversight-deeds.js';

/** The oversights that one may see (giám sát), each with whom it watches and what was seen; begun here. */
export function OversightsPage(): ReactNode {
  const t = useWords();
  const asOf = useAsOf();
  const asker = useAsker();
  const names = useBodyNames();
  const navigate = useNavigate();
  const directives = useDirectiveChoices();
  useTitle(t.oversights.title);
  const list = useInfiniteQuery({
    queryKey: ['oversights', asOf],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) => answerOf(api.GET('/api/oversights', { params: { query: { ...asOf, ...(pageParam !== null && { cursor: pageParam }) } } })),
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  return (
    <>
      <h1>{t.oversights.title}</h1>
      <p className="quiet">{t.oversights.what}</p>
      <DeedPanel
        quiet
        offers={(actingFor) => {
          const overseeing = actingFor ?? asker.body;
          return hasRole(asker, LEADING) ? [{ deed: OVERSIGHT_DEEDS.OpenOversight, known: { overseeingBody: [{ value: overseeing, label: names(overseeing) }] }, initial: { overseeingBody: overseeing } }] : [];
        }}
        place={{ path: {}, known: { directiveId: directives }, until: (position) => answerOf(api.GET('/api/oversights', { params: { query: { after: position } } })) }}
        done={({ id }) => id !== undefined && void navigate({ to: '/giam-sat/$id', params: { id } })}
      />
      <PagedList list={list} rowsOf={(page) => page.oversights} none={t.oversights.none}>
        {({ oversightId, subject, mode, status, overseeing, overseen, directiveSymbol, from, to, observations, warnings }) => (
          <li key={oversightId}>
            <Link to="/giam-sat/$id" params={{ id: oversightId }}>
              {subject}
            </Link>{' '}
            <span className="quiet">
              – {t.deeds.choices.oversightModes[mode]}, {t.oversights.statuses[status]}; {t.oversights.days(writtenDay(from), to === null ? null : writtenDay(to))}; {overseeing.name} → {overseen.map(({ name }) => name).join('; ')}
              {directiveSymbol !== null && `; ${directiveSymbol}`}; {t.oversights.counted(observations, warnings)}
            </span>
          </li>
        )}
      </PagedList>
      <RowsToNow of={['oversights']} read={(since) => answerOf(api.GET('/api/oversights/difference', { params: { query: { since, limit: SHOWN } } }))} />
    </>
  );
}
