import { useInfiniteQuery, useQuery, type InfiniteData } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, type ReactNode } from 'react';
import { answerOf, api, type DutyRow, type Schemas } from '../api/client.js';
import { narrowedBy, type BoardSearch } from '../board/board-search.js';
import { useBodyNames } from '../duty/use-body-names.js';
import { useLanguage, useWords } from '../language/language.js';
import { writtenDay } from '../wording/dates.js';
import { ReportTable } from './report-table.js';

interface PinnedProps {
  readonly pinned: BoardSearch & { readonly luc: string };
}

const PAGE = '200';
/** A report names no more than somebody reads; the rest is behind the number. */
const MOST = 1000;
const NEXT = 30;

type Behind = Schemas['DutiesBehindAnswer'];

/** IV: all that is overdue, with who holds it. */
export function OverdueInReport({ pinned }: PinnedProps): ReactNode {
  const t = useWords();
  const query = { ...narrowedBy(pinned), asOf: pinned.luc, standing: 'overdue' as const, limit: PAGE };
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery<Behind, Error, InfiniteData<Behind>, readonly unknown[], string | null>({
    queryKey: ['report', query],
    staleTime: Infinity,
    initialPageParam: null,
    queryFn: ({ pageParam }) => answerOf(api.GET('/api/boards/duties', { params: { query: { ...query, ...(pageParam !== null && { cursor: pageParam }) } } })),
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  const duties = data?.pages.flatMap((page) => page.duties) ?? [];
  const more = hasNextPage && duties.length < MOST;
  useEffect(() => {
    if (more && !isFetchingNextPage) void fetchNextPage();
  }, [more, isFetchingNextPage, fetchNextPage]);
  const total = data?.pages[0]?.total ?? 0;
  return (
    <section aria-labelledby="overdue">
      <h2 id="overdue">IV. {t.report.overdue}</h2>
      {data !== undefined && total === 0 && <p>{t.board.noOverdue}</p>}
      {duties.length > 0 && (
        <>
          <p>{t.board.listed(duties.length, total)}</p>
          <Duties of="overdue" duties={duties} luc={pinned.luc} late />
        </>
      )}
    </section>
  );
}

/** V: what is due next. */
export function UpcomingInReport({ pinned }: PinnedProps): ReactNode {
  const t = useWords();
  const query = { ...narrowedBy(pinned), asOf: pinned.luc, standing: 'in-time' as const, limit: String(NEXT) };
  const { data } = useQuery({ queryKey: ['report', query], staleTime: Infinity, queryFn: () => answerOf(api.GET('/api/boards/duties', { params: { query } })) });
  if (data === undefined) return null;
  return (
    <section aria-labelledby="next">
      <h2 id="next">V. {t.report.next}</h2>
      {data.total === 0 ? <p>{t.board.noUpcoming}</p> : <p>{t.board.listed(data.duties.length, data.total)}</p>}
      {data.duties.length > 0 && <Duties of="next" duties={data.duties} luc={pinned.luc} late={false} />}
    </section>
  );
}

interface DutiesProps {
  readonly of: string;
  readonly duties: readonly DutyRow[];
  readonly luc: string;
  readonly late: boolean;
}

function Duties({ of, duties, luc, late }: DutiesProps): ReactNode {
  const t = useWords();
  const names = useBodyNames();
  return (
    <ReportTable of={of}>
      <thead>
        <tr>
          <th scope="col">{t.report.place}</th>
          <th scope="col">{t.columns.task}</th>
          <th scope="col">{t.columns.lead}</th>
          <th scope="col">{t.columns.due}</th>
          {late && <th scope="col" className="number">{t.report.daysLate}</th>}
          <th scope="col">{t.columns.holder}</th>
        </tr>
      </thead>
      <tbody>
        {duties.map(({ assignmentId, directiveSymbol, taskCode, summary, bodyName, currentDue, standing, holder, period }, place) => (
          <tr key={`${assignmentId} ${period?.key ?? ''}`}>
            <td className="number">{place + 1}</td>
            <td>
              <Link to="/viec/$id" params={{ id: assignmentId }} search={{ luc }}>
                {taskCode}
              </Link>{' '}
              ({directiveSymbol}): {summary}
            </td>
            <td>{bodyName}</td>
            <td>{currentDue === null ? '' : writtenDay(currentDue)}</td>
            {late && <td className="number">{standing.kind === 'box' ? standing.daysOverdue : ''}</td>}
            <td>{holder === null ? '' : names(holder)}</td>
          </tr>
        ))}
      </tbody>
    </ReportTable>
  );
}

/** VI: reports that have not come. "No report" is not "not done". */
export function MissingInReport({ luc }: { readonly luc: string }): ReactNode {
  const { t, code } = useLanguage();
  const query = { asOf: luc, limit: PAGE };
  const { data } = useQuery({ queryKey: ['report', 'missing', query], staleTime: Infinity, queryFn: () => answerOf(api.GET('/api/reporting/missing', { params: { query } })) });
  if (data === undefined) return null;
  return (
    <section aria-labelledby="missing">
      <h2 id="missing">VI. {t.board.missing}</h2>
      {data.total === 0 ? (
        <p>{t.board.noMissing}</p>
      ) : (
        <>
          <p>
            {t.board.listed(data.missing.length, data.total)} {t.board.missingMeans}
          </p>
          <ReportTable of="missing">
            <thead>
              <tr>
                <th scope="col">{t.report.reportOf}</th>
                <th scope="col">{t.report.unit}</th>
                <th scope="col">{t.columns.due}</th>
              </tr>
            </thead>
            <tbody>
              {data.missing.map(({ obligationId, period, unit, unitName, title, periodName, due }) => (
                <tr key={`${obligationId} ${period} ${unit}`}>
                  <td>
                    {title}, {periodName[code]}
                  </td>
                  <td>{unitName}</td>
                  <td>{due === null ? t.unknown : writtenDay(due)}</td>
                </tr>
              ))}
            </tbody>
          </ReportTable>
        </>
      )}
    </section>
  );
}
