import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { answeredWith, answerOf, api, problemTag, type Schemas } from '../api/client.js';
import { DeedPanel } from '../deeds/deed-panel.js';
import type { DeedPlace } from '../deeds/deed-form.js';
import { ThingsToNow } from '../difference/things-to-now.js';
import { useBodyNames, useGoesOnIn } from '../duty/use-body-names.js';
import { StepList } from '../history/step-list.js';
import { StepsSince } from '../history/steps-since.js';
import { useWords } from '../language/language.js';
import { useSession } from '../session/session.js';
import { Failure } from '../shell/failure.js';
import { Loading } from '../shell/loading.js';
import { useAsOf } from '../shell/moment.js';
import { useTitle } from '../shell/use-title.js';
import { writtenDay, writtenInstant } from '../wording/dates.js';
import { maySeeLine } from './line-counts.js';
import { Contests, Editions } from './ranking-editions.js';
import { RankingLine } from './ranking-line.js';
import { RankingLines } from './ranking-lines.js';
import { publishingOffers, withdrawalOffers } from './ranking-offers.js';
import { periodWords } from './ranking-periods.js';

/** The list of an office for a period: as it was published, or as it counts now while it is not. */
export function RankingPage(): ReactNode {
  const t = useWords();
  const { office, period } = useParams({ from: '/xep-hang/$office/$period' });
  const { dv, so } = useSearch({ from: '/xep-hang/$office/$period' });
  const asOf = useAsOf();
  const names = useBodyNames();
  const asker = useSession();
  const goesOnIn = useGoesOnIn();
  const title = t.rankings.of(periodWords(period, t), names(office));
  useTitle(title);
  const { data, error, refetch } = useQuery({ queryKey: ['ranking', office, period, asOf], queryFn: () => publishedList(office, period, asOf) });
  const published = data?.answer ?? null;
  const stands = published !== null && published.ranking.status === 'published' ? published : null;
  const live = useQuery({ queryKey: ['ranking', office, period, 'live', asOf], enabled: data !== undefined && stands === null, queryFn: () => answerOf(api.GET('/api/rankings/{office}/{period}/live', { params: { path: { office, period }, query: asOf } })) });
  if (error !== null && data === undefined) return <Failure error={error} reset={() => void refetch()} />;
  if (data === undefined) return <Loading />;
  const since = (seen: Schemas['PublishedRankingAnswer']) => (): ReactNode => <StepsSince of={['ranking', office, period]} after={seen.ranking.revision} read={() => answerOf(api.GET('/api/rankings/{office}/{period}', { params: { path: { office, period } } }))} />;
  const told = (body: string): boolean => maySeeLine(asker, office, body, goesOnIn);
  const board = { bang: 'xep-hang', ma: office, ky: period } as const;
  const place: DeedPlace = {
    path: { office, period },
    ...(data !== null && { seen: { etag: data.etag, since: since(data.answer) } }),
    until: (position) => answerOf(api.GET('/api/rankings/{office}/{period}', { params: { path: { office, period }, query: { after: position } } })),
  };
  return (
    <>
      <p>
        <Link to="/xep-hang">← {t.rankings.title}</Link>
      </p>
      <h1>{title}</h1>
      {stands === null ? <Preview withdrawn={published !== null} live={live.data} /> : <Paper list={stands} />}
      <DeedPanel quiet offers={(actingFor) => (stands === null ? publishingOffers(office, live.data ?? null, { asker, actingFor, goesOnIn }, t) : withdrawalOffers(office, { asker, actingFor, goesOnIn }))} place={place} />
      {stands === null && live.data !== undefined && <ThingsToNow board={board} />}
      <h2>{t.rankings.lines}</h2>
      {stands === null && live.error !== null && live.data === undefined && <Failure error={live.error} reset={() => void live.refetch()} />}
      {stands === null && live.data === undefined && live.error === null && <Loading />}
      {(stands !== null || live.data !== undefined) && <RankingLines name={t.rankings.lines} list={stands?.editions.at(-1) ?? live.data ?? { ranked: [], unranked: [] }} live={stands === null ? board : undefined} told={stands === null ? undefined : told} opened={dv} />}
      {dv !== undefined && <RankingLine key={dv} office={office} period={period} body={dv} published={stands} number={so} place={place} />}
      {published !== null && (
        <>
          <Contests list={published} />
          <Editions list={published} told={told} />
          <StepList steps={published.steps} />
          <p className="quiet">{t.moment.judged(writtenInstant(published.moment.at), published.moment.index)}</p>
        </>
      )}
    </>
  );
}

/** The list as it was published, with its tag; null = it never was. */
async function publishedList(office: string, period: string, asOf: { readonly asOf?: string }): Promise<{ readonly answer: Schemas['PublishedRankingAnswer']; readonly etag: string | null } | null> {
  try {
    const { answer, headers } = await answeredWith(api.GET('/api/rankings/{office}/{period}', { params: { path: { office, period }, query: asOf } }));
    return { answer, etag: headers.get('etag') };
  } catch (thrown) {
    if (problemTag(thrown) === 'not-found') return null;
    throw thrown;
  }
}

/** By which paper it was published, and at which moment it was judged. */
function Paper({ list: { ranking, basis, against, judged, minimumN } }: { readonly list: Schemas['PublishedRankingAnswer'] }): ReactNode {
  const t = useWords();
  return (
    <>
      <p className="quiet">
        {ranking.symbol}, {writtenDay(ranking.date)}, {t.rankings.edition(ranking.edition)}; {t.account.basis}: {basis}; {t.rankings.contestUntil(writtenDay(ranking.contestUntil))}
      </p>
      <p className="quiet">{t.rankings.judged(writtenInstant(judged.at), judged.index, t.deeds.choices.dueReadings[against], minimumN)}</p>
    </>
  );
}

/** What would be published: for those who see all of the office. */
function Preview({ withdrawn, live }: { readonly withdrawn: boolean; readonly live: Schemas['LiveRankingAnswer'] | undefined }): ReactNode {
  const t = useWords();
  return (
    <>
      {withdrawn && <p className="soon">{t.rankings.obstacles.withdrawn}</p>}
      <p className="quiet">
        {t.rankings.preview} {live !== undefined && t.rankings.judged(writtenInstant(live.moment.at), live.moment.index, t.deeds.choices.dueReadings[live.against], live.minimumN)}
      </p>
    </>
  );
}
