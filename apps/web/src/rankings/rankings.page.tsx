import { NativeSelect } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { answerOf, api } from '../api/client.js';
import { hasRole, OFFICE } from '../deeds/asker.js';
import { RowsToNow } from '../difference/rows-to-now.js';
import { SHOWN } from '../difference/things-to-now.js';
import { useWords } from '../language/language.js';
import { useSession } from '../session/session.js';
import { PagedList } from '../shell/paged-list.js';
import { useAsOf } from '../shell/moment.js';
import { useTitle } from '../shell/use-title.js';
import { dayOf, writtenDay } from '../wording/dates.js';
import { periodsBefore, periodWords } from './ranking-periods.js';

/** The published lists of every office; an office goes from here to the list of a period, published or not. */
export function RankingsPage(): ReactNode {
  const t = useWords();
  const asOf = useAsOf();
  const session = useSession();
  useTitle(t.rankings.title);
  const list = useInfiniteQuery({
    queryKey: ['rankings', asOf],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) => answerOf(api.GET('/api/rankings', { params: { query: { ...asOf, ...(pageParam !== null && { cursor: pageParam }) } } })),
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  return (
    <>
      <h1>{t.rankings.title}</h1>
      {hasRole(session, OFFICE) && <PeriodChoice office={session.body} />}
      <PagedList list={list} rowsOf={(page) => page.rankings} none={t.rankings.none}>
        {({ office, officeName, period, status, edition, symbol, date, ranked, unranked, decided, contestUntil, contestable }) => (
          <li key={`${office} ${period.key}`}>
            <Link to="/xep-hang/$office/$period" params={{ office, period: period.key }}>
              {t.rankings.of(periodWords(period.key, t), officeName)}
            </Link>{' '}
            <span className="quiet">
              – {symbol}, {writtenDay(date)}, {t.rankings.edition(edition)}, {t.rankings.statuses[status]}; {t.rankings.counted(ranked, unranked)}
              {decided.n > 0 && `; ${t.rankings.decided(decided.k, decided.n)}`}
              {contestable && `; ${t.rankings.contestUntil(writtenDay(contestUntil))}`}
            </span>
          </li>
        )}
      </PagedList>
      <RowsToNow of={['rankings']} read={(since) => answerOf(api.GET('/api/rankings/difference', { params: { query: { since, limit: SHOWN } } }))} />
    </>
  );
}

/** The office sees the list of a period before it is published. */
function PeriodChoice({ office }: { readonly office: string }): ReactNode {
  const t = useWords();
  const periods = periodsBefore(dayOf(Date.now()));
  const [period, setPeriod] = useState(periods[0] ?? '');
  return (
    <div className="panel row">
      <NativeSelect label={t.rankings.choose} name="period" value={period} onChange={({ currentTarget }) => setPeriod(currentTarget.value)} data={periods.map((value) => ({ value, label: periodWords(value, t) }))} />
      <Link to="/xep-hang/$office/$period" params={{ office, period }}>
        {t.rankings.show(periodWords(period, t))}
      </Link>
    </div>
  );
}
