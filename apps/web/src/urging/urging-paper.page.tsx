import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { answeredWith, answerOf, api, type Schemas } from '../api/client.js';
import { useAsker } from '../approval/use-desk.js';
import { DeedPanel } from '../deeds/deed-panel.js';
import { useGoesOnIn } from '../duty/use-body-names.js';
import { PlainTable } from '../forms/plain-table.js';
import { useLanguage } from '../language/language.js';
import { Failure } from '../shell/failure.js';
import { Loading } from '../shell/loading.js';
import { useAsOf } from '../shell/moment.js';
import { useTitle } from '../shell/use-title.js';
import { writtenDay, writtenInstant } from '../wording/dates.js';
import { UrgingFiles } from './urging-files.js';
import { urgingOffers } from './urging-offers.js';

/** One paper that urges: what it demands, of whom, what was answered and explained; answered here. */
export function UrgingPaperPage(): ReactNode {
  const { t, code } = useLanguage();
  const { id } = useParams({ from: '/don-doc/$id' });
  const asker = useAsker();
  const answersFor = useGoesOnIn();
  const asOf = useAsOf();
  const { data, error, refetch } = useQuery({
    queryKey: ['urging', id, asOf],
    queryFn: async () => {
      const { answer, headers } = await answeredWith(api.GET('/api/urgings/{id}', { params: { path: { id }, query: asOf } }));
      return { answer, etag: headers.get('etag') };
    },
  });
  useTitle(data === undefined ? t.urging.papers : data.answer.urging.symbol);
  if (error !== null && data === undefined) return <Failure error={error} reset={() => void refetch()} />;
  if (data === undefined) return <Loading />;
  const { answer, etag } = data;
  const { urging, duties, addressees, basis, ending, moment } = answer;
  return (
    <>
      <h1>
        {urging.symbol}: {urging.demand}
      </h1>
      <p className="quiet">
        {t.urging.grades[urging.grade]}, {urging.issuerName}, {writtenDay(urging.date)}; {t.urging.answerDue} {writtenDay(urging.answerDue)}; {t.urging.answeredOf(urging.answered.k, urging.answered.n)}; {t.account.basis}: {basis}
        {ending !== null && `; ${t.urgingPaper.ended}: ${ending}`}
      </p>
      <DeedPanel
        offers={(actingFor) => urgingOffers(answer, { asker, actingFor, answersFor }, t)}
        place={{ path: { id }, seen: { etag, since: () => <UrgedSince id={id} seen={answer} /> }, until: (position) => answerOf(api.GET('/api/urgings/{id}', { params: { path: { id }, query: { after: position } } })) }}
      />
      <h2>{t.urging.addressees}</h2>
      <PlainTable name={t.urging.addressees} head={[t.admin.body, t.columns.status, t.urgingPaper.answers, ...(urging.asksExplanation ? [t.urgingPaper.explanation] : [])]}>
        {addressees.map(({ body, name, said, standing, answers, explanation }) => (
          <tr key={body}>
            <th scope="row">{name}</th>
            <td className={standing.includes('late') || standing.includes('overdue') ? 'late' : undefined}>{said[code]}</td>
            <td>
              {answers.map(({ number, text, takenBack, recordedAt, promises }) => (
                <p key={number} className={takenBack === null ? undefined : 'quiet'}>
                  {number}. {text} <span className="quiet">({writtenInstant(recordedAt)}{takenBack !== null && `; ${t.urgingPaper.takenBack}: ${takenBack}`})</span>
                  {promises.map(({ assignmentId, day }) => ` ${duties.find((duty) => duty.assignmentId === assignmentId)?.taskCode ?? ''}: ${writtenDay(day)}.`)}
                </p>
              ))}
            </td>
            {urging.asksExplanation && (
              <td>
                {explanation.steps.map(({ step, round, text, recordedAt }) => (
                  <p key={`${step} ${round} ${recordedAt}`}>
                    {t.urgingPaper.steps[step]}
                    {text !== null && `: ${text}`} <span className="quiet">({writtenInstant(recordedAt)})</span>
                  </p>
                ))}
              </td>
            )}
          </tr>
        ))}
      </PlainTable>
      <UrgingFiles id={id} />
      <h2>{t.urgingPaper.duties}</h2>
      <ul className="plain-list rows">
        {duties.map(({ assignmentId, taskCode, due, now }) => (
          <li key={assignmentId}>
            <Link to="/viec/$id" params={{ id: assignmentId }}>
              {taskCode}
              {now !== null && `: ${now.summary}`}
            </Link>{' '}
            <span className="quiet">
              – {t.columns.due} {writtenDay(due)}
            </span>
          </li>
        ))}
      </ul>
      <p className="quiet">{t.moment.judged(writtenInstant(moment.at), moment.index)}</p>
    </>
  );
}

/** Who answered or explained after it was seen. */
function UrgedSince({ id, seen }: { readonly id: string; readonly seen: Schemas['UrgingAnswer'] }): ReactNode {
  const { t, code } = useLanguage();
  const { data } = useQuery({ queryKey: ['urging', id, 'since', seen.urging.revision], staleTime: 0, queryFn: () => answerOf(api.GET('/api/urgings/{id}', { params: { path: { id } } })) });
  if (data === undefined) return <p>{t.app.loading}</p>;
  const before = new Map(seen.addressees.map((one) => [one.body, JSON.stringify(one)]));
  return (
    <ul>
      {data.addressees
        .filter((one) => before.get(one.body) !== JSON.stringify(one))
        .map(({ body, name, said }) => (
          <li key={body}>
            {name}: {said[code]}
          </li>
        ))}
    </ul>
  );
}
