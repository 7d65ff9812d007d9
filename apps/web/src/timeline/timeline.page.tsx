import './timeline.css';
import { useQueries } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { answerOf, api, type DutyRow } from '../api/client.js';
import { BOXES, narrowedBy, type BoardSearch, type Box } from '../board/board-search.js';
import { useBodyNames } from '../duty/use-body-names.js';
import { useWords } from '../language/language.js';
import { Failure } from '../shell/failure.js';
import { Loading } from '../shell/loading.js';
import { useAsOf } from '../shell/moment.js';
import { useTitle } from '../shell/use-title.js';
import { dayOf, writtenDay, writtenInstant } from '../wording/dates.js';
import { timeScale, type TimeScale } from './time-scale.js';

const EACH = '200';

/** The due days of a directive, a body, or all that one may see, on one axis: a table whose last column is drawn. */
export function TimelinePage(): ReactNode {
  const t = useWords();
  const names = useBodyNames();
  const search = useSearch({ from: '/thoi-han' });
  const asOf = useAsOf();
  useTitle(t.timeline.title);
  const answers = useQueries({
    queries: BOXES.map((standing) => {
      const query = { ...narrowedBy(search), ...asOf, standing, limit: EACH };
      return { queryKey: ['timeline', query], queryFn: () => answerOf(api.GET('/api/boards/duties', { params: { query } })) };
    }),
  });
  const failed = answers.find(({ error }) => error !== null);
  const known = answers.flatMap(({ data }) => (data === undefined ? [] : [data]));
  const duties = known.flatMap((answer) => answer.duties).filter(({ currentDue }) => currentDue !== null).toSorted(byDueDay);
  const moment = known.at(-1)?.moment;
  const today = moment === undefined ? '' : dayOf(moment.at);
  const scale = timeScale([...duties.flatMap(({ originalDue, currentDue }) => [originalDue, currentDue]).filter((day) => day !== null), ...(today === '' ? [] : [today])]);
  const total = known.reduce((sum, answer) => sum + answer.total, 0);
  return (
    <>
      <p>
        {search.vb === undefined ? (
          <Link to="/tong-hop" search={(from: BoardSearch) => from}>
            ← {t.pages.board}
          </Link>
        ) : (
          <Link to="/van-ban/$id" params={{ id: search.vb }}>
            ← {duties.find(({ directiveId }) => directiveId === search.vb)?.directiveSymbol ?? t.pages.directives}
          </Link>
        )}
      </p>
      <h1>{search.dv === undefined ? t.timeline.title : `${t.timeline.title} – ${names(search.dv)}`}</h1>
      {failed !== undefined && <Failure error={failed.error} reset={() => void failed.refetch()} />}
      {known.length < BOXES.length && failed === undefined && <Loading />}
      {known.length === BOXES.length && moment !== undefined && (
        <>
          <p role="status" className="quiet">
            {t.board.listed(duties.length, total)} {t.timeline.how}
          </p>
          {scale === null || duties.length === 0 ? <p className="panel">{t.board.noDated}</p> : <Days duties={duties} scale={scale} today={today} />}
          <p className="quiet">{t.moment.judged(writtenInstant(moment.at), moment.index)}</p>
        </>
      )}
    </>
  );
}

const byDueDay = (one: DutyRow, other: DutyRow): number => (one.currentDue ?? '').localeCompare(other.currentDue ?? '');

interface DaysProps {
  readonly duties: readonly DutyRow[];
  readonly scale: TimeScale;
  readonly today: string;
}

function Days({ duties, scale, today }: DaysProps): ReactNode {
  const t = useWords();
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={t.timeline.title}>
      <table className="plain timeline">
        <thead>
          <tr>
            <th scope="col">{t.columns.due}</th>
            <th scope="col">{t.columns.task}</th>
            <th scope="col">{t.columns.status}</th>
            <th scope="col" className="timeline-axis">
              <span className="visually-hidden">{t.timeline.axis}</span>
              <Axis scale={scale} today={today} word={t.timeline.today} />
            </th>
          </tr>
        </thead>
        <tbody>
          {duties.map((duty) => (
            <Day key={`${duty.assignmentId} ${duty.period?.key ?? ''}`} duty={duty} scale={scale} today={today} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The labels of the axis; days as text are in the table already. */
function Axis({ scale, today, word }: { readonly scale: TimeScale; readonly today: string; readonly word: string }): ReactNode {
  return (
    <svg className="timeline-svg" height="40" width="100%" aria-hidden="true">
      {scale.ticks.map(({ day, label }) => (
        <text key={day} x={`${scale.at(day)}%`} y="14" textAnchor="middle">
          {label}
        </text>
      ))}
      <text x={`${scale.at(today)}%`} y="34" textAnchor="middle" className="timeline-today">
        {word}
      </text>
    </svg>
  );
}

function Day({ duty, scale, today }: { readonly duty: DutyRow; readonly scale: TimeScale; readonly today: string }): ReactNode {
  const t = useWords();
  const { assignmentId, taskCode, summary, bodyName, originalDue, currentDue, standing } = duty;
  const due = currentDue ?? '';
  const box: Box = standing.kind === 'box' ? standing.box : 'in-time';
  const moved = originalDue !== null && originalDue !== due;
  return (
    <tr>
      <td>
        {writtenDay(due)}
        {moved && <span className="quiet"> ({t.timeline.originally(writtenDay(originalDue))})</span>}
      </td>
      <td>
        <Link to="/viec/$id" params={{ id: assignmentId }}>
          {taskCode}: {summary}
        </Link>
        <p className="quiet">{bodyName}</p>
      </td>
      <td>{t.boxes[box]}</td>
      <td className="timeline-axis">
        <svg className="timeline-svg" height="28" width="100%" aria-hidden="true">
          {scale.ticks.map(({ day }) => (
            <line key={day} x1={`${scale.at(day)}%`} x2={`${scale.at(day)}%`} y1="0" y2="28" className="timeline-tick" />
          ))}
          <line x1={`${scale.at(today)}%`} x2={`${scale.at(today)}%`} y1="0" y2="28" className="timeline-now" />
          {moved && <line x1={`${scale.at(originalDue)}%`} x2={`${scale.at(due)}%`} y1="14" y2="14" className="timeline-moved" />}
          {moved && <circle cx={`${scale.at(originalDue)}%`} cy="14" r="5" className="timeline-original" />}
          <Mark box={box} x={`${scale.at(due)}%`} />
        </svg>
      </td>
    </tr>
  );
}

/** The boxes differ by form first: done are squares, open ones circles; late ones are crossed. */
function Mark({ box, x }: { readonly box: Box; readonly x: string }): ReactNode {
  const late = box === 'overdue' || box === 'done-late';
  return (
    <svg x={x} y="14" overflow="visible" className={`timeline-${box}`}>
      {box === 'done-on-time' || box === 'done-late' ? <rect x="-6" y="-6" width="12" height="12" /> : <circle r="6" />}
      {late && <path d="M-4 -4 L4 4 M4 -4 L-4 4" />}
    </svg>
  );
}
