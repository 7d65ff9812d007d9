import { Link, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { BusyButton } from '../forms/busy-button.js';
import { answerOf, api } from '../api/client.js';
import { DutyList } from '../duty/duty-list.js';
import { useDutyPages } from '../duty/use-duty-pages.js';
import { useBodyNames } from '../duty/use-body-names.js';
import { useWords } from '../language/language.js';
import { Failure } from '../shell/failure.js';
import { Loading } from '../shell/loading.js';
import { useAsOf } from '../shell/moment.js';
import { useTitle } from '../shell/use-title.js';
import { writtenInstant } from '../wording/dates.js';
import { NumberLink } from '../numbers/number-link.js';
import { SavedViews } from '../views/saved-views.js';
import { readBehind } from './read-behind.js';
import { TakeAway } from '../spreadsheet/take-away.js';
import { BOXES, isBox, LINES, narrowedBy, standingWords, writtenMonth } from './board-search.js';

/** The duties behind a number of the board: as many as it says. */
export function BehindPage(): ReactNode {
  const t = useWords();
  const search = useSearch({ from: '/tong-hop/danh-sach' });
  const names = useBodyNames();
  const asOf = useAsOf();
  const { o, thang, luc, ...narrowing } = search;
  const { dv } = narrowing;
  const query = { ...narrowedBy(search), ...asOf, standing: o, ...(thang !== undefined && { month: thang }) };
  const { pages, rows: duties, looking, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useDutyPages(['behind', query], (bounds) => answerOf(api.GET('/api/boards/duties', { params: { query: { ...query, ...bounds } } })));
  const title = [standingWords(o, t), dv === undefined ? null : names(dv), thang === undefined ? null : t.board.inMonth(writtenMonth(thang))].filter((part) => part !== null).join(' – ');
  useTitle(title);
  const [first] = pages;
  return (
    <>
      <p>
        <Link to="/tong-hop" search={{ ...narrowing, luc }}>
          ← {t.pages.board}
        </Link>
      </p>
      <h1>{title}</h1>
      <nav aria-label={t.board.narrowing}>
        <ul className="chips">
          {[...BOXES, ...LINES].map((standing) => (
            <li key={standing}>
              <Link to="/tong-hop/danh-sach" search={{ ...search, o: standing }} activeOptions={{ exact: true }}>
                {standingWords(standing, t)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <SavedViews page="board-list" of={['board', 'board-list']} />
      {error !== null && <Failure error={error} reset={refetch} />}
      {first === undefined && error === null && <Loading />}
      {first !== undefined && (
        <>
          <p role="status" className="quiet">
            {t.board.listed(duties.length, first.total)}
          </p>
          {duties.length > 0 && <DutyList duties={duties} now={first.moment.at} name={title} looking={looking} />}
          {duties.length > 0 && <TakeAway title={title} read={(cursor) => readBehind(search, asOf, cursor)} />}
          {hasNextPage && (
            <BusyButton variant="default" mt="md" onClick={fetchNextPage} busy={isFetchingNextPage}>
              {isFetchingNextPage ? t.inbox.loadingMore : t.inbox.more}
            </BusyButton>
          )}
          <p className="quiet">
            {t.moment.judged(writtenInstant(first.moment.at), first.moment.index)}{' '}
            {first.total > 0 && (
              <NumberLink of={{ ...narrowing, bang: 'tong-hop', ...(thang !== undefined && { theo: 'thang' as const }) }} number={isBox(o) ? `boxes.${o}` : `lines.${o}`} group={thang} n={first.total}>
                {t.numbers.why(first.total)}
              </NumberLink>
            )}
          </p>
        </>
      )}
    </>
  );
}
