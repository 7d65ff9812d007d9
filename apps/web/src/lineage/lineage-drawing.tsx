import type { ReactNode } from 'react';
import { useWords } from '../language/language.js';
import type { DrawnLife, Family } from './families.js';

const LINE = 44;
const ROOM = 28;

const heightOf = ({ number }: DrawnLife): number => number * LINE - 8;

/** A family of bodies on an axis of time, drawn for the eye; the table below it says the same. */
export function LineageDrawing({ family: { scale, lives, passings } }: { readonly family: Family }): ReactNode {
  const t = useWords();
  const bottom = lives.length * LINE;
  return (
    <figure className="lineage-drawing">
      <svg width="100%" height={bottom + ROOM} role="img" aria-label={t.lineage.drawn(lives.length)}>
        {scale.ticks.map(({ day, label }) => (
          <g key={day}>
            <line x1={`${scale.at(day)}%`} x2={`${scale.at(day)}%`} y1="0" y2={bottom + 4} className="lineage-tick" />
            <text x={`${scale.at(day)}%`} y={bottom + ROOM - 6} textAnchor="middle" className="lineage-year">
              {label}
            </text>
          </g>
        ))}
        {passings.map(({ from, to }) => (
          <line key={`${from.number} ${to.number}`} x1={`${from.to}%`} y1={heightOf(from)} x2={`${to.from > from.to ? to.from : from.to}%`} y2={heightOf(to)} className="lineage-passing" />
        ))}
        {lives.map((drawn) => (
          <g key={drawn.number}>
            <line x1={`${drawn.from}%`} x2={`${drawn.to}%`} y1={heightOf(drawn)} y2={heightOf(drawn)} className={drawn.life.lastDay === null ? 'lineage-life' : 'lineage-life lineage-ended'} />
            {drawn.renamed.map((at) => (
              <circle key={at} cx={`${at}%`} cy={heightOf(drawn)} r="5" className="lineage-renamed" />
            ))}
            <text x={drawn.from > 50 ? '99%' : `${drawn.from}%`} y={heightOf(drawn) - 12} textAnchor={drawn.from > 50 ? 'end' : 'start'}>
              {drawn.number}. {drawn.name}
            </text>
          </g>
        ))}
      </svg>
      <figcaption className="quiet">{t.lineage.legend}</figcaption>
    </figure>
  );
}
