import './indicator.css';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { answerOf, api, type Schemas } from '../api/client.js';
import { useAsker } from '../approval/use-desk.js';
import { useBodyNames } from '../duty/use-body-names.js';
import { DeedPanel } from '../deeds/deed-panel.js';
import { useDirectiveDuties } from '../deeds/use-duty-choices.js';
import { PlainTable } from '../forms/plain-table.js';
import { useWords } from '../language/language.js';
import { Failure } from '../shell/failure.js';
import { Loading } from '../shell/loading.js';
import { useAsOf } from '../shell/moment.js';
import { useTitle } from '../shell/use-title.js';
import { writtenDay, writtenInstant } from '../wording/dates.js';
import { indicatorChart, type ChartPoint, type IndicatorChart } from './indicator-chart.js';
import { indicatorOffers } from './indicator-offers.js';
import { MeasuredSince } from './measured-since.js';
import { measuresFor } from './measures-for.js';
import { FigureDeeds, Measuring, type Opened } from './measuring.js';
import { figureWords, Milestones, pathWords } from './milestones.js';

/** One indicator: milestones, the path between them and what was measured for the whole, drawn and as tables. */
export function IndicatorPage(): ReactNode {
  const t = useWords();
  const { id } = useParams({ from: '/chi-tieu/$id' });
  const asker = useAsker();
  const [opened, setOpened] = useState<Opened | null>();
  const asOf = useAsOf();
  const { data, error, refetch } = useQuery({ queryKey: ['indicator', id, asOf], queryFn: () => answerOf(api.GET('/api/indicators/{id}', { params: { path: { id }, query: { ...asOf, limit: '200' } } })) });
  const choices = useDirectiveDuties(data?.indicator.directiveId ?? '', data !== undefined && asOf.asOf === undefined);
  useTitle(data?.indicator.name ?? t.indicators.title);
  if (error !== null && data === undefined) return <Failure error={error} reset={() => void refetch()} />;
  if (data === undefined) return <Loading />;
  const { indicator, measurements, moment } = data;
  // The figures of the whole are drawn; parts of it stand in the table.
  const whole = measurements.filter(({ body }) => body === indicator.body);
  const chart = indicatorChart(indicator, whole);
  const mayFor = asOf.asOf !== undefined || indicator.status === 'withdrawn' ? 'none' : measuresFor(asker, indicator);
  return (
    <>
      <p>
        <Link to="/chi-tieu">← {t.indicators.title}</Link>
      </p>
      <h1>
        {indicator.code}: {indicator.name}
      </h1>
      <p className="quiet">
        <Link to="/van-ban/$id" params={{ id: indicator.directiveId }}>
          {indicator.directiveSymbol}
        </Link>{' '}
        · {indicator.unit ?? t.indicators.inWords}
        {indicator.denominator !== null && ` · ${t.indicators.of(indicator.denominator)}`}
      </p>
      <DeedPanel
        quiet
        offers={(actingFor) => indicatorOffers(indicator, asker, actingFor, t, choices)}
        place={{ path: { id }, seen: { etag: `"${indicator.revision}"`, since: () => <MeasuredSince id={id} after={indicator.revision} /> }, until: (position) => answerOf(api.GET('/api/indicators/{id}', { params: { path: { id }, query: { after: position } } })) }}
      />
      {chart === null ? <p className="panel">{t.indicators.nothingToDraw}</p> : <Chart chart={chart} />}
      {indicator.pathToday !== null && (
        <p>
          {t.indicators.pathToday}: {indicator.pathToday.number.text} ({pathWords(indicator.pathToday, t)}).
        </p>
      )}
      <h2>{t.indicators.milestones}</h2>
      <Milestones indicator={indicator} />
      <h2>{t.indicators.measured}</h2>
      {mayFor !== 'none' && <Measuring seen={data} opened={opened} open={setOpened} />}
      {measurements.length === 0 ? (
        <p className="panel">{t.indicators.notMeasured}</p>
      ) : (
        <PlainTable name={t.indicators.measured} head={[t.report.unit, t.indicators.upTo, t.indicators.actual, t.measuring.history, ...(mayFor === 'none' ? [] : [t.account.act])]}>
          {measurements.map((one) => (
            <tr key={`${one.body} ${one.period}`}>
              <td>{one.bodyName}</td>
              <td>{writtenDay(one.endsOn)}</td>
              <td>{one.figure === null ? t.indicators.taken : figureWords(one.figure, indicator.unit, t)}</td>
              <td>
                <MeasuredActs acts={one.acts} />
              </td>
              {mayFor !== 'none' && <td>{(mayFor === 'all' || one.body === asker.body) && <FigureDeeds figure={one} open={(deed) => setOpened({ deed, figure: one })} />}</td>}
            </tr>
          ))}
        </PlainTable>
      )}
      <p className="quiet">{t.moment.judged(writtenInstant(moment.at), moment.index)}</p>
    </>
  );
}

/** Each time it was recorded, corrected or taken out: by whom, from where, and why. */
function MeasuredActs({ acts }: { readonly acts: readonly Schemas['MeasurementAct'][] }): ReactNode {
  const t = useWords();
  const names = useBodyNames();
  return (
    <ul className="plain-list">
      {acts.map(({ revision, act, actingBody, recordedAt, measurement, reason }) => (
        <li key={revision}>
          {t.measuring.acts[act]} <span className="quiet">– {names(actingBody)}, {writtenInstant(recordedAt)}{measurement !== null && `; ${t.measuring.source}: ${measurement.source}, ${measurement.evidence}`}{reason !== null && `; ${t.acts.fields.reason}: ${reason}`}</span>
        </li>
      ))}
    </ul>
  );
}

const HEIGHT = 220;

/** Drawn for the eye; the tables below say the same. */
function Chart({ chart: { scale, milestones, actual, today } }: { readonly chart: IndicatorChart }): ReactNode {
  const t = useWords();
  return (
    <figure className="indicator-chart">
      <svg width="100%" height={HEIGHT} role="img" aria-label={t.indicators.drawn}>
        {scale.ticks.map(({ day, label }) => (
          <g key={day}>
            <line x1={`${scale.at(day)}%`} x2={`${scale.at(day)}%`} y1="0" y2="90%" className="chart-tick" />
            <text x={`${scale.at(day)}%`} y="98%" textAnchor="middle">
              {label}
            </text>
          </g>
        ))}
        <Line points={milestones} className="chart-path" />
        <Line points={actual} className="chart-actual" />
        {milestones.map(({ day, text, x, y }) => (
          <g key={`m ${day}`}>
            <svg x={`${x}%`} y={`${y * 0.9}%`} overflow="visible">
              <rect x="-6" y="-6" width="12" height="12" className="chart-milestone" />
            </svg>
            <text x={`${x}%`} y={`${y * 0.9}%`} dy="-10" textAnchor="middle">
              {text}
            </text>
          </g>
        ))}
        {actual.map(({ day, text, x, y }) => (
          <g key={`a ${day}`}>
            <circle cx={`${x}%`} cy={`${y * 0.9}%`} r="6" className="chart-figure" />
            <text x={`${x}%`} y={`${y * 0.9}%`} dx="12" dy="6" textAnchor="start">
              {text}
            </text>
          </g>
        ))}
        {today !== null && <circle cx={`${today.x}%`} cy={`${today.y * 0.9}%`} r="6" className="chart-today" />}
      </svg>
      <figcaption className="quiet">{t.indicators.legend}</figcaption>
    </figure>
  );
}

function Line({ points, className }: { readonly points: readonly ChartPoint[]; readonly className: string }): ReactNode {
  return points.slice(1).map((point, place) => {
    const from = points[place];
    return from === undefined ? null : <line key={point.day} x1={`${from.x}%`} y1={`${from.y * 0.9}%`} x2={`${point.x}%`} y2={`${point.y * 0.9}%`} className={className} />;
  });
}
