import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { answerOf, api } from '../api/client.js';
import { DutyList } from '../duty/duty-list.js';
import { useWords } from '../language/language.js';
import { useAsOf } from '../shell/moment.js';
import { narrowedBy, type BoardSearch } from './board-search.js';

/** What is due next. */
export function Upcoming({ search }: { readonly search: BoardSearch }): ReactNode {
  const t = useWords();
  const query = { ...narrowedBy(search), ...useAsOf(), standing: 'in-time' as const, limit: '10' };
  const { data } = useQuery({ queryKey: ['upcoming', query], queryFn: () => answerOf(api.GET('/api/boards/duties', { params: { query } })) });
  if (data === undefined) return null;
  return (
    <section aria-labelledby="upcoming">
      <h2 id="upcoming">{t.board.upcoming}</h2>
      {data.total === 0 ? (
        <p className="panel">{t.board.noUpcoming}</p>
      ) : (
        <>
          <p className="quiet">
            {t.board.listed(data.duties.length, data.total)}{' '}
            <Link to="/tong-hop/danh-sach" search={{ ...search, o: 'in-time' }}>
              {t.board.all}
            </Link>
          </p>
          <DutyList duties={data.duties} now={data.moment.at} name={t.board.upcoming} />
        </>
      )}
    </section>
  );
}
