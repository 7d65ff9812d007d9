import { Link, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { answerOf, api, type Schemas } from '../api/client.js';
import { ThingsToNow } from '../difference/things-to-now.js';
import { useWords } from '../language/language.js';
import { LongParts } from '../shell/long-list.js';
import { useAsOf } from '../shell/moment.js';
import { useListPages } from '../shell/use-list-pages.js';
import { useTitle } from '../shell/use-title.js';
import { writtenInstant } from '../wording/dates.js';
import { Milestones, pathWords } from './milestones.js';

const INDICATORS = { field: 'indicators', keyOf: ({ indicatorId }: Schemas['IndicatorRow']) => indicatorId } as const;

/** The indicators of the directives, each with its milestones. */
export function IndicatorsPage(): ReactNode {
  const t = useWords();
  const { vb } = useSearch({ from: '/chi-tieu' });
  useTitle(t.indicators.title);
  const query = { ...useAsOf(), ...(vb !== undefined && { directiveId: vb }) };
  const list = useListPages({ queryKey: ['indicators', query], listing: INDICATORS, ask: (bounds) => answerOf(api.GET('/api/indicators', { params: { query: { ...query, ...bounds } } })) });
  const [first] = list.pages;
  return (
    <>
      <h1>{t.indicators.title}</h1>
      <ThingsToNow board={{ bang: 'chi-tieu', vb }} />
      <LongParts
        list={list}
        none={<p className="panel">{t.indicators.none}</p>}
        part={(indicators) =>
          indicators.map((indicator) => (
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
          ))
        }
      />
      {first !== undefined && <p className="quiet">{t.moment.judged(writtenInstant(first.moment.at), first.moment.index)}</p>}
    </>
  );
}
