import '../forms/forms.css';
import './report.css';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { answerOf, api, type FourBoxes, type Schemas } from '../api/client.js';
import { Awaiting } from '../board/awaiting.js';
import { BOXES, LINES, narrowedBy, type BoardSearch } from '../board/board-search.js';
import { keepDraft, readDraft } from '../drafts/kept-drafts.js';
import { useBodyNames } from '../duty/use-body-names.js';
import { useWords } from '../language/language.js';
import { NumberLink, RatioLinks } from '../numbers/number-link.js';
import { useSession } from '../session/session.js';
import { Failure } from '../shell/failure.js';
import { Loading } from '../shell/loading.js';
import { useAsOf } from '../shell/moment.js';
import { useTitle } from '../shell/use-title.js';
import { dayOf, writtenInstant } from '../wording/dates.js';
import { PaperFields, PaperFoot, PaperHead, paperIn, type ReportPaper } from './report-paper.js';
import { ReportTable } from './report-table.js';
import { MissingInReport, OverdueInReport, UpcomingInReport } from './report-lists.js';

/** What is kept of a paper, by this name. */
const PAPER = 'report-paper';

/** The report to the Standing Committee: one moment, every number linked to what it counts at that moment; printed on A4. */
export function ReportPage(): ReactNode {
  const t = useWords();
  const names = useBodyNames();
  const { actorId } = useSession();
  const [paper, setPaper] = useState<ReportPaper>(() => paperIn(readDraft(actorId, PAPER)));
  const change = (more: Partial<ReportPaper>): void => {
    const next = { ...paper, ...more };
    setPaper(next);
    keepDraft(actorId, PAPER, next);
  };
  const search = useSearch({ from: '/bao-cao' });
  const asOf = useAsOf();
  useTitle(t.report.title);
  const query = { ...narrowedBy(search), ...asOf, groupBy: 'body' as const, limit: '1' };
  // Not asked again while it is read: what is printed is one moment.
  const { data, error, refetch } = useQuery({ queryKey: ['report', query], staleTime: Infinity, refetchOnWindowFocus: false, queryFn: () => answerOf(api.GET('/api/boards/overdue', { params: { query } })) });
  const pinned = data === undefined ? null : { ...search, luc: new Date(data.moment.at).toISOString() };
  return (
    <article className="report">
      <p className="no-print">
        <Link to="/tong-hop" search={(from: BoardSearch) => from}>
          ← {t.pages.board}
        </Link>
      </p>
      {error !== null && <Failure error={error} reset={() => void refetch()} />}
      {data === undefined && error === null && <Loading />}
      {data !== undefined && pinned !== null && (
        <>
          <PaperHead paper={paper} day={dayOf(data.moment.at)} />
          <h1>
            <span className="report-kind">{t.report.kind}</span> <span className="report-summary">{t.report.summary}</span>
          </h1>
          <p className="report-about">{t.report.about(search.dv === undefined ? null : names(search.dv), search.han === 'goc')}</p>
          <div className="row no-print">
            <Button onClick={() => globalThis.print()}>{t.report.print}</Button>
            <Button variant="default" onClick={() => void refetch()}>
              {t.report.anew}
            </Button>
          </div>
          <PaperFields paper={paper} change={change} />
          <Results total={data.total} pinned={pinned} />
          <Directives pinned={pinned} />
          <Bodies groups={data.groups} pinned={pinned} />
          <OverdueInReport pinned={pinned} />
          <UpcomingInReport pinned={pinned} />
          <MissingInReport luc={pinned.luc} />
          <PaperFoot paper={paper} />
          <footer className="report-foot">
            <p>{t.moment.judged(writtenInstant(data.moment.at), data.moment.index)}</p>
            <p>{t.report.rule}</p>
          </footer>
        </>
      )}
    </article>
  );
}

interface PinnedProps {
  readonly pinned: BoardSearch & { readonly luc: string };
}

/** I: the four boxes and the rates, and the lines beside them, never added in (R3). */
function Results({ total, pinned }: PinnedProps & { readonly total: FourBoxes }): ReactNode {
  const t = useWords();
  const dated = BOXES.reduce((sum, box) => sum + total.boxes[box], 0);
  const { luc, ...narrowed } = pinned;
  const board = { ...narrowed, bang: 'tong-hop' as const };
  return (
    <section aria-labelledby="results">
      <h2 id="results">I. {t.report.results}</h2>
      <p>
        {t.report.datedOf(dated, total.total)} {t.board.completion}:{' '}
        <strong>
          <RatioLinks of={board} at={luc} number="completion" ratio={total.completion} />
        </strong>
        ; {t.board.onTime.toLocaleLowerCase()}:{' '}
        <strong>
          <RatioLinks of={board} at={luc} number="onTime" ratio={total.onTime} />
        </strong>
        .
      </p>
      <ReportTable of="results">
        <thead>
          <tr>
            <th scope="col">{t.board.dated}</th>
            <th scope="col" className="number">{t.report.count}</th>
          </tr>
        </thead>
        <tbody>
          {BOXES.map((box) => (
            <tr key={box}>
              <th scope="row">{t.boxes[box]}</th>
              <td className="number">
                <Counted k={total.boxes[box]} what={t.boxes[box]} search={{ ...pinned, o: box }} />/{dated}
              </td>
            </tr>
          ))}
        </tbody>
      </ReportTable>
      <p>
        {t.board.beside}:{' '}
        {LINES.map((line, place) => (
          <span key={line}>
            {place > 0 && '; '}
            {t.lines[line].toLocaleLowerCase()} <Counted k={total.lines[line]} what={t.lines[line]} search={{ ...pinned, o: line }} />
          </span>
        ))}
        . {t.board.extended}: <NumberLink of={board} at={luc} number="extended" n={total.extended} />. {t.board.awaiting}: <Awaiting of={board} at={luc} awaiting={total.awaitingConfirmation} />.
      </p>
    </section>
  );
}

/** II: by directive. */
function Directives({ pinned }: PinnedProps): ReactNode {
  const t = useWords();
  const query = { ...narrowedBy(pinned), asOf: pinned.luc, groupBy: 'directive' as const, limit: '1' };
  const { data } = useQuery({ queryKey: ['report', query], staleTime: Infinity, queryFn: () => answerOf(api.GET('/api/boards/overdue', { params: { query } })) });
  if (data === undefined || data.groups.length === 0) return null;
  return (
    <section aria-labelledby="by-directive">
      <h2 id="by-directive">II. {t.report.byDirective}</h2>
      <Groups of="by-directive" groups={data.groups} head={t.columns.directive} searchOf={(key) => ({ ...pinned, vb: key })} />
    </section>
  );
}

/** III: by body, those with dated duties. */
function Bodies({ groups, pinned }: PinnedProps & { readonly groups: readonly Schemas['OverdueGroup'][] }): ReactNode {
  const t = useWords();
  const dated = groups.filter(({ boxes }) => BOXES.some((box) => boxes[box] > 0));
  if (dated.length === 0) return null;
  return (
    <section aria-labelledby="by-body">
      <h2 id="by-body">III. {t.board.byBody}</h2>
      <Groups of="by-body" groups={dated} head={t.columns.lead} searchOf={(key) => ({ ...pinned, dv: key })} />
    </section>
  );
}

interface GroupsProps {
  readonly of: string;
  readonly groups: readonly Schemas['OverdueGroup'][];
  readonly head: string;
  readonly searchOf: (key: string) => BoardSearch;
}

function Groups({ of, groups, head, searchOf }: GroupsProps): ReactNode {
  const t = useWords();
  return (
    <ReportTable of={of}>
      <thead>
        <tr>
          <th scope="col">{head}</th>
          {BOXES.map((box) => (
            <th key={box} scope="col" className="number">{t.boxes[box]}</th>
          ))}
          <th scope="col" className="number">{t.board.completion}</th>
        </tr>
      </thead>
      <tbody>
        {groups.map(({ key, name, boxes, completion }) => (
          <tr key={key}>
            <th scope="row">{name}</th>
            {BOXES.map((box) => (
              <td key={box} className="number">
                <Counted k={boxes[box]} what={`${name}, ${t.boxes[box]}`} search={{ ...searchOf(key), o: box }} />
              </td>
            ))}
            <td className="number">
              <RatioLinks of={{ ...searchOf(key), bang: 'tong-hop' }} at={searchOf(key).luc} number="completion" ratio={completion} what={name} />
            </td>
          </tr>
        ))}
      </tbody>
    </ReportTable>
  );
}

interface CountedProps {
  readonly k: number;
  readonly what: string;
  readonly search: BoardSearch & { readonly o: (typeof BOXES)[number] | (typeof LINES)[number] };
}

/** A number, and the duties behind it at the moment of the report. */
function Counted({ k, what, search }: CountedProps): ReactNode {
  if (k === 0) return 0;
  return (
    <Link to="/tong-hop/danh-sach" search={search} aria-label={`${k} – ${what}`}>
      {k}
    </Link>
  );
}
