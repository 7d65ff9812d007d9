import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { answerOf, api, type Schemas } from '../api/client.js';
import { useAsker } from '../approval/use-desk.js';
import { hasRole, OFFICE } from '../deeds/asker.js';
import { DeedPanel } from '../deeds/deed-panel.js';
import { useDirectiveChoices } from '../deeds/use-directive-choices.js';
import { RowsToNow } from '../difference/rows-to-now.js';
import { SHOWN } from '../difference/shown.js';
import { useWords } from '../language/language.js';
import { LongList } from '../shell/long-list.js';
import { useAsOf } from '../shell/moment.js';
import { useListPages } from '../shell/use-list-pages.js';
import { useTitle } from '../shell/use-title.js';
import { writtenDay } from '../wording/dates.js';
import { REVIEW_DEEDS } from './review-deeds.js';

const REVIEWS = { field: 'reviews', keyOf: ({ reviewId }: Schemas['ReviewRow']) => reviewId } as const;

/** The reviews of directives that one may see (sơ kết, tổng kết), each with how far it is. */
export function ReviewsPage(): ReactNode {
  const t = useWords();
  const asOf = useAsOf();
  const asker = useAsker();
  const navigate = useNavigate();
  useTitle(t.reviews.title);
  const directives = useDirectiveChoices();
  const list = useListPages({ queryKey: ['reviews', asOf], listing: REVIEWS, ask: (bounds) => answerOf(api.GET('/api/reviews', { params: { query: { ...asOf, ...bounds } } })) });
  return (
    <>
      <h1>{t.reviews.title}</h1>
      <DeedPanel
        quiet
        offers={() => (hasRole(asker, OFFICE) ? [{ deed: REVIEW_DEEDS.IssueReviewOutline }] : [])}
        place={{ path: {}, known: { directiveId: directives }, until: (position) => answerOf(api.GET('/api/reviews', { params: { query: { after: position } } })) }}
        done={({ id }) => id !== undefined && void navigate({ to: '/so-ket/$id', params: { id } })}
      />
      <RowsToNow of={['reviews']} read={(since) => answerOf(api.GET('/api/reviews/difference', { params: { query: { since, limit: SHOWN } } }))} />
      <LongList list={list} none={t.reviews.none}>
        {({ reviewId, kind, title, status, conductor, outlineSymbol, outlineDate, reported }) => (
          <li key={reviewId}>
            <Link to="/so-ket/$id" params={{ id: reviewId }}>
              {title}
            </Link>{' '}
            <span className="quiet">
              – {t.deeds.choices.reviewKinds[kind]}, {t.reviews.statuses[status]}; {conductor.name}; {outlineSymbol}, {writtenDay(outlineDate)}; {t.reporting.reported(reported.k, reported.n)}
            </span>
          </li>
        )}
      </LongList>
    </>
  );
}
