import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { FourBoxes } from '../api/client.js';
import { useWords } from '../language/language.js';
import { NumberLink, RatioLinks } from '../numbers/number-link.js';
import { Awaiting } from './awaiting.js';
import { BOXES, LINES, type BoardSearch } from './board-search.js';

interface FourBoxesSectionProps {
  readonly total: FourBoxes;
  readonly search: BoardSearch;
}

/** The four boxes with k/n, and the rates (R3). */
export function FourBoxesSection({ total, search }: FourBoxesSectionProps): ReactNode {
  const t = useWords();
  const n = BOXES.reduce((sum, box) => sum + total.boxes[box], 0);
  const board = { ...search, bang: 'tong-hop' as const };
  return (
    <section aria-labelledby="boxes">
      <h2 id="boxes">{t.board.dated}</h2>
      <ul className="boxes">
        {BOXES.map((box) => (
          <li key={box} className={`box box-${box}`}>
            <Link to="/tong-hop/danh-sach" search={{ ...search, o: box }}>
              <strong>
                {total.boxes[box]}/{n}
              </strong>
              <span>{t.boxes[box]}</span>
            </Link>
          </li>
        ))}
      </ul>
      <dl className="facts">
        <dt>{t.board.completion}</dt>
        <dd>
          <RatioLinks of={board} number="completion" ratio={total.completion} />
        </dd>
        <dt>{t.board.onTime}</dt>
        <dd>
          <RatioLinks of={board} number="onTime" ratio={total.onTime} />
        </dd>
        <dt>{t.board.awaiting}</dt>
        <dd>
          <Awaiting of={board} awaiting={total.awaitingConfirmation} />
        </dd>
        <dt>{t.board.extended}</dt>
        <dd>
          <NumberLink of={board} number="extended" n={total.extended} />
        </dd>
        {total.lateEntries > 0 && (
          <>
            <dt>{t.board.lateEntries}</dt>
            <dd>
              <NumberLink of={board} number="lateEntries" n={total.lateEntries} />
            </dd>
          </>
        )}
      </dl>
    </section>
  );
}

/** The lines that are never mixed into the four boxes (R3). */
export function LinesSection({ total, search }: FourBoxesSectionProps): ReactNode {
  const t = useWords();
  return (
    <section aria-labelledby="lines">
      <h2 id="lines">{t.board.beside}</h2>
      <ul className="chips">
        {LINES.map((line) => (
          <li key={line}>
            <Link to="/tong-hop/danh-sach" search={{ ...search, o: line }}>
              {t.lines[line]} <span className="number">{total.lines[line]}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
