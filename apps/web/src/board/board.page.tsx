import './board.css';
import { useQuery } from '@tanstack/react-query';
import { Link, Navigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { answerOf, api, type Schemas } from '../api/client.js';
import { useBodyNames } from '../duty/use-body-names.js';
import { RowsToNow } from '../difference/rows-to-now.js';
import { ThingsToNow } from '../difference/things-to-now.js';
import { SHOWN } from '../difference/shown.js';
import { useWords } from '../language/language.js';
import { Failure } from '../shell/failure.js';
import { Loading } from '../shell/loading.js';
import { useAsOf } from '../shell/moment.js';
import { useTitle } from '../shell/use-title.js';
import { writtenInstant } from '../wording/dates.js';
import { SavedViews } from '../views/saved-views.js';
import { Arranging } from './arranging.js';
import { begunWith, CARDS, cardsIn, type ArrangedSearch, type BoardCard } from './board-cards.js';
import { BodiesTable } from './bodies-table.js';
import { narrowedBy, type BoardSearch } from './board-search.js';
import { DifferenceToNow } from './difference.js';
import { FourBoxesSection, LinesSection } from './four-boxes.js';
import { HeatMap } from './heat-map.js';
import { Overdue } from './overdue.js';
import { MissingReports, SilentCoordinators } from './silences.js';
import { Upcoming } from './upcoming.js';
import { arrangementsQuery } from './use-arrangements.js';

/** The board of the supervising office, as it is arranged: every number opens the duties behind it; live. */
export function BoardPage(): ReactNode {
  const t = useWords();
  const { the, ...search } = useSearch({ from: '/tong-hop' });
  const asOf = useAsOf();
  useTitle(t.pages.board);
  const { data: arrangements, isPending } = useQuery(arrangementsQuery);
  const query = { ...narrowedBy(search), ...asOf, groupBy: 'body' as const, limit: '20' };
  const { data: board, error, refetch } = useQuery({ queryKey: ['board', query], queryFn: () => answerOf(api.GET('/api/boards/overdue', { params: { query } })) });
  const kept = arrangements?.own ?? arrangements?.ofBody ?? null;
  const begun = kept === null || the !== undefined ? null : begunWith(kept, search);
  if (begun !== null && begun.the !== '') return <Navigate to="/tong-hop" search={begun} replace />;
  const cards = the === undefined ? CARDS : cardsIn(the);
  const waits = board === undefined || (the === undefined && isPending);
  return (
    <>
      <h1>{t.pages.board}</h1>
      <Narrowing search={search} />
      <p>
        <Link to="/bao-cao" search={search}>
          {t.report.open}
        </Link>{' '}
        ·{' '}
        <Link to="/thoi-han" search={search}>
          {t.timeline.title}
        </Link>{' '}
        ·{' '}
        <Link to="/chi-tieu" search={{ luc: search.luc, vb: search.vb }}>
          {t.indicators.title}
        </Link>{' '}
        ·{' '}
        <Link to="/kiem-tra" search={{ luc: search.luc, vb: search.vb }}>
          {t.inspections.title}
        </Link>{' '}
        ·{' '}
        <Link to="/dang-giu" search={{ luc: search.luc, dv: search.dv }}>
          {t.held.title}
        </Link>{' '}
        ·{' '}
        <Link to="/thuong-xuyen">{t.standing.title}</Link> · <Link to="/con-lai">{t.leftBehind.title}</Link> ·{' '}
        <Link to="/giam-sat" search={{ luc: search.luc }}>
          {t.oversights.title}
        </Link>{' '}
        ·{' '}
        <Link to="/xep-hang" search={{ luc: search.luc }}>
          {t.rankings.title}
        </Link>
      </p>
      <div className="board-tools">
        <SavedViews page="board" of={['board', 'board-list']} />
        <Arranging cards={cards} search={search} />
      </div>
      {error !== null && <Failure error={error} reset={() => void refetch()} />}
      {waits && error === null && <Loading />}
      {board !== undefined && !waits && (
        <>
          {search.luc !== undefined && <DifferenceToNow search={{ ...search, luc: search.luc }} />}
          <RowsToNow of={['urgings']} id="urgings-difference" title={t.auditing.urgings} read={(since) => answerOf(api.GET('/api/urgings/difference', { params: { query: { since, limit: SHOWN } } }))} />
          {cards.includes('silent') && <ThingsToNow board={{ bang: 'phoi-hop' }} id="coordinators-difference" title={t.auditing.coordinators} />}
          {cards.map((card) => (
            <Card key={card} card={card} board={board} search={search} />
          ))}
          <p className="quiet">{t.moment.judged(writtenInstant(board.moment.at), board.moment.index)}</p>
        </>
      )}
    </>
  );
}

interface CardProps {
  readonly card: BoardCard;
  readonly board: Schemas['OverdueBoardAnswer'];
  readonly search: BoardSearch;
}

function Card({ card, board, search }: CardProps): ReactNode {
  switch (card) {
    case 'boxes':
      return <FourBoxesSection total={board.total} search={search} />;
    case 'lines':
      return <LinesSection total={board.total} search={search} />;
    case 'overdue':
      return <Overdue board={board} search={search} />;
    case 'upcoming':
      return <Upcoming search={search} />;
    case 'bodies':
      return <BodiesTable groups={board.groups} search={search} />;
    case 'heat-map':
      return <HeatMap search={search} />;
    case 'silent':
      return <SilentCoordinators />;
    case 'missing-reports':
      return <MissingReports />;
  }
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
            <Link to="/tong-hop" search={(from: ArrangedSearch) => ({ ...from, han })} activeOptions={{ exact: true }}>
              {han === undefined ? t.board.byCurrent : t.board.byOriginal}
            </Link>
          </li>
        ))}
        {search.dv !== undefined && (
          <li>
            <Link to="/tong-hop" search={(from: ArrangedSearch) => ({ ...from, dv: undefined })}>
              {names(search.dv)} · {t.board.showAll}
            </Link>
          </li>
        )}
      </ul>
    </nav>
  );
}
