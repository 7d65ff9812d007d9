import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { answerOf, api, type Schemas } from '../api/client.js';
import { DeedPanel } from '../deeds/deed-panel.js';
import type { DeedPlace } from '../deeds/deed-form.js';
import { useGoesOnIn } from '../duty/use-body-names.js';
import { PlainTable } from '../forms/plain-table.js';
import { useWords } from '../language/language.js';
import { useSession } from '../session/session.js';
import { Failure } from '../shell/failure.js';
import { Loading } from '../shell/loading.js';
import { useAsOf } from '../shell/moment.js';
import { numberWords } from '../numbers/number-words.js';
import { countedBy } from './line-counts.js';
import { lineOffers } from './ranking-offers.js';

interface RankingLineProps {
  readonly office: string;
  readonly period: string;
  readonly body: string;
  /** Null = the list as it counts now. */
  readonly published: Schemas['PublishedRankingAnswer'] | null;
  /** Which number of the line was opened; none = the whole line. */
  readonly number?: string | undefined;
  readonly place: DeedPlace;
}

/** The duties that make up the line of a body, and what may be said about it. */
export function RankingLine({ office, period, body, published, number, place }: RankingLineProps): ReactNode {
  const t = useWords();
  const asker = useSession();
  const goesOnIn = useGoesOnIn();
  const asOf = useAsOf();
  const { data, error, refetch } = useQuery({
    queryKey: ['ranking', office, period, 'line', body, published?.ranking.revision ?? 'live', asOf],
    placeholderData: (before) => before, // what was done about the line leads to another answer, and the panel that says so stays
    queryFn: () => {
      const params = { path: { office, period, body }, query: asOf };
      return answerOf(published === null ? api.GET('/api/rankings/{office}/{period}/live/lines/{body}', { params }) : api.GET('/api/rankings/{office}/{period}/lines/{body}', { params }));
    },
  });
  if (error !== null && data === undefined) return <Failure error={error} reset={() => void refetch()} />;
  if (data === undefined) return <Loading />;
  const boxes = t.deeds.choices.rankedBoxes;
  const counted = countedBy(data.duties, number);
  return (
    <section className="panel" aria-labelledby="line">
      <h2 id="line">{t.rankings.line(data.bodyName)}</h2>
      {data.line === null && <p>{t.rankings.noLine}</p>}
      {!data.agrees && <p className="soon">{t.rankings.differs}</p>}
      {published !== null && <DeedPanel quiet offers={(actingFor) => lineOffers(published, data, { asker, actingFor, goesOnIn }, t)} place={place} />}
      {number !== undefined && (
        <p role="status">
          {t.numbers.open(counted.length, numberWords(number, t))}{' '}
          <Link to="." search={({ so: _number, ...before }) => before}>
            {t.board.showAll}
          </Link>
        </p>
      )}
      {counted.length > 0 && (
        <PlainTable name={t.rankings.line(data.bodyName)} head={[t.columns.task, t.rankings.judgedAs, t.deeds.fields.countsAs]}>
          {counted.map(({ duty, judgedAs, countsAs, correction }) => (
            <tr key={duty.assignmentId}>
              <th scope="row">
                <Link to="/viec/$id" params={{ id: duty.assignmentId }}>
                  {duty.directiveSymbol} {duty.taskCode}: {duty.summary}
                </Link>
              </th>
              <td>{boxes[judgedAs]}</td>
              <td>
                {boxes[countsAs]}
                {correction !== null && <span className="quiet"> ({t.rankings.correctedBy(correction.edition, correction.reason)})</span>}
              </td>
            </tr>
          ))}
        </PlainTable>
      )}
    </section>
  );
}
