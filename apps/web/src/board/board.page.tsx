import './board.css';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { answerOf, api } from '../api/client.js';
import { DutyList } from '../duty/duty-list.js';
import { useBodyNames } from '../duty/use-body-names.js';
import { useWords } from '../language/language.js';
import { maySupervise, useSession } from '../session/session.js';
import { Failure } from '../shell/failure.js';
import { Loading } from '../shell/loading.js';
import { useAsOf } from '../shell/moment.js';
import { useTitle } from '../shell/use-title.js';
import { writtenInstant } from '../wording/dates.js';
import { SavedViews } from '../views/saved-views.js';
import { BodiesTable } from './bodies-table.js';
import { narrowedBy, type BoardSearch } from './board-search.js';
import { readBehind } from './read-behind.js';
import { TakeAway } from '../spreadsheet/take-away.js';
import { FourBoxesSection } from './four-boxes.js';
import { HeatMap } from './heat-map.js';
import { MissingReports, SilentCoordinators } from './silences.js';
import { Upcoming } from './upcoming.js';

/** The board of the supervising office: every number opens the duties behind it; live. */
export function BoardPage(): ReactNode {
  const t = useWords();
  const search = useSearch({ from: '/tong-hop' });
  const asOf = useAsOf();
  useTitle(t.pages.board);
  const query = { ...narrowedBy(search), ...asOf, groupBy: 'body' as const, limit: '20' };
  const { data: board, error, refetch } = useQuery({ queryKey: ['board', query], queryFn: () => answerOf(api.GET('/api/boards/overdue', { params: { query } })) });
  return (
    <>
      <h1>{t.pages.board}</h1>
      <Narrowing search={search} />
      <p>
        <Link to="/bao-cao" search={(from: BoardSearch) => from}>
          {t.report.open}
        </Link>{' '}
        ·{' '}
        <Link to="/thoi-han" search={(from: BoardSearch) => from}>
          {t.timeline.title}
        </Link>
      </p>
      <SavedViews page="board" of={['board', 'board-list']} />
      {error !== null && <Failure error={error} reset={() => void refetch()} />}
      {board === undefined && error === null && <Loading />}
      {board !== undefined && (
        <>
          <FourBoxesSection total={board.total} search={search} />
          <section aria-labelledby="overdue">
            <h2 id="overdue">{t.board.overdue}</h2>
            {board.overdue.length === 0 ? (
              <p className="panel">{t.board.noOverdue}</p>
            ) : (
              <>
                <p className="quiet">
                  {t.board.listed(board.overdue.length, board.total.boxes.overdue)}{' '}
                  <Link to="/tong-hop/danh-sach" search={(from: BoardSearch) => ({ ...from, o: 'overdue' as const })}>
                    {t.board.all}
                  </Link>
                </p>
                <DutyList duties={board.overdue} now={board.moment.at} name={t.board.overdue} />
                <TakeAway title={t.board.overdue} read={(cursor) => readBehind({ ...search, o: 'overdue' }, asOf, cursor)} />
                {asOf.asOf === undefined && <UrgeAll search={search} />}
              </>
            )}
          </section>
          <Upcoming search={search} />
          <BodiesTable groups={board.groups} />
          <HeatMap search={search} />
          <SilentCoordinators />
          <MissingReports />
          <p className="quiet">{t.moment.judged(writtenInstant(board.moment.at), board.moment.index)}</p>
        </>
      )}
    </>
  );
}

/** One paper for everything overdue that is shown: for those whose office it is to urge. */
function UrgeAll({ search: { dv, vb } }: { readonly search: BoardSearch }): ReactNode {
  const t = useWords();
  if (!maySupervise(useSession())) return null;
  return (
    <p>
      <Link to="/don-doc" search={{ dv, vb }}>
        {t.urging.allOverdue}
      </Link>
    </p>
  );
}

/** By which due day it is judged, and what it is narrowed to. */
function Narrowing({ search }: { readonly search: BoardSearch }): ReactNode {
  const t = useWords();
  const names = useBodyNames();
  return (
    <nav aria-label={t.board.narrowing}>
      <ul className="chips">
        {([undefined, 'goc'] as const).map((han) => (
          <li key={han ?? 'now'}>
            <Link to="/tong-hop" search={(from: BoardSearch) => ({ ...from, han })} activeOptions={{ exact: true }}>
              {han === undefined ? t.board.byCurrent : t.board.byOriginal}
            </Link>
          </li>
        ))}
        {search.dv !== undefined && (
          <li>
            <Link to="/tong-hop" search={(from: BoardSearch) => ({ ...from, dv: undefined })}>
              {names(search.dv)} · {t.board.showAll}
            </Link>
          </li>
        )}
      </ul>
    </nav>
  );
}
