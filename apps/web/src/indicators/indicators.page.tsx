import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { answerOf, api } from '../api/client.js';
import { SHOWN, ThingsToNow } from '../difference/things-to-now.js';
import { useWords } from '../language/language.js';
import { Failure } from '../shell/failure.js';
import { Loading } from '../shell/loading.js';
import { useAsOf } from '../shell/moment.js';
import { useTitle } from '../shell/use-title.js';
import { writtenInstant } from '../wording/dates.js';
import { Milestones, pathWords } from './milestones.js';

/** The indicators of the directives, each with its milestones. */
export function IndicatorsPage(): ReactNode {
  const t = useWords();
  const { vb } = useSearch({ from: '/chi-tieu' });
  useTitle(t.indicators.title);
  const query = { ...useAsOf(), ...(vb !== undefined && { directiveId: vb }) };
  const { data, error, refetch, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['indicators', query],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) => answerOf(api.GET('/api/indicators', { params: { query: { ...query, ...(pageParam !== null && { cursor: pageParam }) } } })),
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  const [first] = data?.pages ?? [];
  const indicators = data?.pages.flatMap((page) => page.indicators) ?? [];
  return (
    <>
      <h1>{t.indicators.title}</h1>
      {error !== null && <Failure error={error} reset={() => void refetch()} />}
      {first === undefined && error === null && <Loading />}
      <ThingsToNow of={['indicators', vb]} read={(since) => answerOf(api.GET('/api/indicators/difference', { params: { query: { since, limit: SHOWN, ...(vb !== undefined && { directiveId: vb }) } } }))} />
      {first !== undefined && indicators.length === 0 && <p className="panel">{t.indicators.none}</p>}
      {indicators.map((indicator) => (
        <section key={indicator.indicatorId} aria-labelledby={indicator.indicatorId}>
          <h2 id={indicator.indicatorId}>
            <Link to="/chi-tieu/$id" params={{ id: indicator.indicatorId }}>
              {indicator.code}: {indicator.name}
            </Link>
          </h2>
          <p className="quiet">
            {indicator.directiveSymbol} · {indicator.unit ?? t.indicators.inWords}
            {indicator.denominator !== null && ` · ${t.indicators.of(indicator.denominator)}`}
            {indicator.pathToday !== null && ` · ${t.indicators.pathToday}: ${indicator.pathToday.number.text} (${pathWords(indicator.pathToday, t)})`}
          </p>
          <Milestones indicator={indicator} />
        </section>
      ))}
      {hasNextPage && (
        <Button variant="default" mt="md" onClick={() => void fetchNextPage()}>
          {t.inbox.more}
        </Button>
      )}
      {first !== undefined && <p className="quiet">{t.moment.judged(writtenInstant(first.moment.at), first.moment.index)}</p>}
    </>
  );
}
