import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { answeredWith, answerOf, api, type Schemas } from '../api/client.js';
import { useAsker } from '../approval/use-desk.js';
import { DeedPanel } from '../deeds/deed-panel.js';
import { PlainTable } from '../forms/plain-table.js';
import { useWords } from '../language/language.js';
import { ReportContent } from '../reporting/report-content.js';
import { Failure } from '../shell/failure.js';
import { Loading } from '../shell/loading.js';
import { useAsOf } from '../shell/moment.js';
import { useTitle } from '../shell/use-title.js';
import { writtenDay, writtenInstant } from '../wording/dates.js';
import { reviewOffers } from './review-offers.js';

/** One review: its outline, the reports of the units, the draft made of them, conference and conclusion. */
export function ReviewPage(): ReactNode {
  const t = useWords();
  const { id } = useParams({ from: '/so-ket/$id' });
  const asker = useAsker();
  const asOf = useAsOf();
  const { data, error, refetch } = useQuery({
    queryKey: ['review', id, asOf],
    queryFn: async () => {
      const { answer, headers } = await answeredWith(api.GET('/api/reviews/{id}', { params: { path: { id }, query: asOf } }));
      return { answer, etag: headers.get('etag') };
    },
  });
  useTitle(data?.answer.review.title ?? t.reviews.title);
  if (error !== null && data === undefined) return <Failure error={error} reset={() => void refetch()} />;
  if (data === undefined) return <Loading />;
  const { answer, etag } = data;
  const { review, units, draft, moment } = answer;
  const conference = review.conferenceOn === null ? '' : `; ${t.reviews.conference} ${writtenDay(review.conferenceOn)}`;
  const conclusion = review.conclusionSymbol === null ? '' : `; ${t.reviews.conclusion} ${review.conclusionSymbol}${review.conclusionDate === null ? '' : `, ${writtenDay(review.conclusionDate)}`}`;
  return (
    <>
      <p>
        <Link to="/so-ket">← {t.reviews.title}</Link>
      </p>
      <h1>{review.title}</h1>
      <p className="quiet">
        {t.deeds.choices.reviewKinds[review.kind]}, {t.reviews.statuses[review.status]}; {review.conductor.name}; {t.reviews.outline} {review.outlineSymbol}, {writtenDay(review.outlineDate)}
        {review.directiveSymbol !== null && `; ${review.directiveSymbol}`}
        {review.reportsDue !== null && `; ${t.reporting.due(writtenDay(review.reportsDue))}`}
        {conference}
        {conclusion}
      </p>
      <DeedPanel
        offers={(actingFor) => reviewOffers(answer, asker, actingFor, t)}
        place={{ path: { id }, seen: { etag, since: () => <ReviewedSince id={id} seen={answer} /> }, until: (position) => answerOf(api.GET('/api/reviews/{id}', { params: { path: { id }, query: { after: position } } })) }}
      />
      <PlainTable name={t.reporting.units} head={[t.report.unit, t.columns.status, t.reporting.content]}>
        {units.map(({ unit, unitName, standing, filedAt, sentBack, reasons, content }) => (
          <tr key={unit}>
            <th scope="row">{unitName}</th>
            <td className={standing === 'missing-overdue' ? 'late' : undefined}>
              {t.reporting.standings[standing]}
              {filedAt !== null && `, ${writtenInstant(filedAt)}`}
              {sentBack && `; ${t.reporting.sentBack}${reasons === null ? '' : `: ${reasons}`}`}
            </td>
            <td>
              <ReportContent content={content} />
            </td>
          </tr>
        ))}
      </PlainTable>
      {draft !== null && (
        <section aria-labelledby="draft">
          <h2 id="draft">{t.reviews.draft}</h2>
          {draft.missing.length > 0 && (
            <p>
              {t.reviews.missing}: {draft.missing.map(({ name }) => name).join('; ')}
            </p>
          )}
          <ReportContent content={draft.content} />
        </section>
      )}
      <p className="quiet">{t.moment.judged(writtenInstant(moment.at), moment.index)}</p>
    </>
  );
}

/** How the review stands now, and who reported after it was seen. */
function ReviewedSince({ id, seen }: { readonly id: string; readonly seen: Schemas['ReviewAnswer'] }): ReactNode {
  const t = useWords();
  const { data } = useQuery({ queryKey: ['review', id, 'since', seen.review.revision], staleTime: 0, queryFn: () => answerOf(api.GET('/api/reviews/{id}', { params: { path: { id } } })) });
  if (data === undefined) return <p>{t.app.loading}</p>;
  const before = new Map(seen.units.map(({ unit, filedAt }) => [unit, filedAt]));
  return (
    <ul>
      <li>{t.reviews.statuses[data.review.status]}</li>
      {data.units
        .filter(({ unit, filedAt }) => filedAt !== before.get(unit))
        .map(({ unit, unitName, filedAt }) => (
          <li key={unit}>
            {unitName}: {filedAt === null ? t.reporting.sentBack : `${t.reporting.filed}, ${writtenInstant(filedAt)}`}
          </li>
        ))}
    </ul>
  );
}
