import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { answerOf, api, type Schemas } from '../api/client.js';
import { RowsToNow } from '../difference/rows-to-now.js';
import { SHOWN } from '../difference/shown.js';
import { useLanguage } from '../language/language.js';
import { useAsOf } from '../shell/moment.js';
import { LongList } from '../shell/long-list.js';
import { useListPages } from '../shell/use-list-pages.js';
import { useTitle } from '../shell/use-title.js';
import { writtenDay, writtenInstant } from '../wording/dates.js';

const STANDING = { field: 'duties', keyOf: ({ assignmentId }: Schemas['StandingDutyRow']) => assignmentId } as const;

/** Standing duties: no due day, and a review now and then (R9); the earliest next review first. */
export function StandingPage(): ReactNode {
  const { t, code } = useLanguage();
  const asOf = useAsOf();
  useTitle(t.standing.title);
  const list = useListPages({ queryKey: ['standing', asOf], listing: STANDING, ask: (bounds) => answerOf(api.GET('/api/boards/standing-duties', { params: { query: { ...asOf, ...bounds } } })) });
  const [first] = list.pages;
  return (
    <>
      <h1>{t.standing.title}</h1>
      {first !== undefined && (
        <p>
          {t.standing.due(first.total.due.k, first.total.due.n)}
        </p>
      )}
      <RowsToNow of={['standing']} read={(since) => answerOf(api.GET('/api/boards/standing-duties/difference', { params: { query: { since, limit: SHOWN } } }))} />
      <LongList list={list} none={t.standing.none}>
        {({ assignmentId, taskCode, summary, bodyName, directiveSymbol, officeName, lastReviewOn, nextReviewOn, dueSince, says }) => (
          <li key={assignmentId}>
            <Link to="/viec/$id" params={{ id: assignmentId }}>
              {taskCode} {summary}
            </Link>{' '}
            <span className="quiet">
              – {bodyName}; {directiveSymbol}; {t.standing.office(officeName)}; {lastReviewOn === null ? t.standing.never : t.standing.last(writtenDay(lastReviewOn))}, {t.standing.next(writtenDay(nextReviewOn))}
            </span>{' '}
            <span className={dueSince === null ? undefined : 'soon'}>{says[code]}</span>
          </li>
        )}
      </LongList>
      {first !== undefined && <p className="quiet">{t.moment.judged(writtenInstant(first.moment.at), first.moment.index)}</p>}
    </>
  );
}
