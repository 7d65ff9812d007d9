import type { ReactNode } from 'react';
import type { Schemas } from '../api/client.js';
import { PlainTable } from '../forms/plain-table.js';
import { useWords } from '../language/language.js';
import { writtenDay } from '../wording/dates.js';

interface MilestonesProps {
  readonly indicator: Pick<Schemas['IndicatorRow'], 'name' | 'unit' | 'milestones'>;
}

/** What is to be reached by when, as it is written, and what is known of it. No number, no light (R10). */
export function Milestones({ indicator: { name, unit, milestones } }: MilestonesProps): ReactNode {
  const t = useWords();
  return (
    <PlainTable name={name} head={[t.indicators.by, t.indicators.target, t.indicators.actual, t.indicators.path, t.columns.status]}>
      {milestones.map(({ code, judgedOn, written, target, actual, path, standing, unjudged, light }) => (
        <tr key={`${code} ${judgedOn ?? ''}`}>
          <td>{judgedOn === null ? t.indicators.noTime : writtenDay(judgedOn)}</td>
          <td>{written ?? (target.kind === 'none' ? t.indicators.noNumber : '')}</td>
          <td>{actual === null ? t.indicators.noFigure : figureWords(actual, unit, t)}</td>
          <td>
            {path !== null && (
              <>
                {path.number.text} <span className="quiet">({pathWords(path, t)})</span>
              </>
            )}
          </td>
          <td className={light === null ? undefined : { green: 'good', amber: 'soon', red: 'late' }[light]}>
            {t.indicators.standings[standing]}
            {unjudged !== null && `: ${t.indicators.unjudged[unjudged]}`}
          </td>
        </tr>
      ))}
    </PlainTable>
  );
}

export function figureWords({ number, numerator, denominator, words, period, simulated }: Schemas['FigureRow'], unit: string | null, t: ReturnType<typeof useWords>): string {
  const value = number === null ? (words ?? '') : `${number.text}${unit === null ? '' : ` ${unit}`}`;
  const share = numerator === null || denominator === null ? '' : ` (${numerator}/${denominator})`;
  return `${value}${share}, ${t.marks.period(period)}${simulated ? ` (${t.indicators.simulated})` : ''}`;
}

/** Between milestones a number is drawn, not decided: it always says so. */
export const pathWords = ({ on, interpolated, approximate }: Schemas['PathRow'], t: ReturnType<typeof useWords>): string =>
  [writtenDay(on), ...(interpolated ? [t.indicators.interpolated] : []), ...(approximate ? [t.indicators.approximate] : [])].join('; ');
