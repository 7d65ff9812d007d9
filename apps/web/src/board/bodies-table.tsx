import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import type { Schemas } from '../api/client.js';
import { useWords } from '../language/language.js';
import { RatioLinks } from '../numbers/number-link.js';
import type { ArrangedSearch } from './board-cards.js';
import { BOXES, type BoardSearch } from './board-search.js';

const FEW = 15;

/** Each body with its boxes, most overdue first; bodies without dated duties are not in question here. */
export function BodiesTable({ groups, search }: { readonly groups: readonly Schemas['OverdueGroup'][]; readonly search: BoardSearch }): ReactNode {
  const t = useWords();
  const [all, setAll] = useState(false);
  const dated = groups.filter(({ boxes }) => BOXES.some((box) => boxes[box] > 0));
  if (dated.length === 0) return null;
  const shown = all ? dated : dated.slice(0, FEW);
  return (
    <section aria-labelledby="bodies">
      <h2 id="bodies">{t.board.byBody}</h2>
      <div className="scroll" tabIndex={0} role="region" aria-labelledby="bodies">
        <table className="plain">
          <thead>
            <tr>
              <th scope="col">{t.columns.lead}</th>
              {BOXES.map((box) => (
                <th key={box} scope="col" className="number">
                  {t.boxes[box]}
                </th>
              ))}
              <th scope="col" className="number">
                {t.board.completion}
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ key, name, boxes, completion }) => (
              <tr key={key}>
                <th scope="row">
                  <Link to="/tong-hop" search={(from: ArrangedSearch) => ({ ...from, dv: key })}>
                    {name}
                  </Link>
                </th>
                {BOXES.map((box) => (
                  <td key={box} className="number">
                    {boxes[box] === 0 ? (
                      0
                    ) : (
                      <Link to="/tong-hop/danh-sach" search={{ ...search, dv: key, o: box }} aria-label={`${name}, ${t.boxes[box]}: ${boxes[box]}`}>
                        {boxes[box]}
                      </Link>
                    )}
                  </td>
                ))}
                <td className="number">
                  <RatioLinks of={{ ...search, bang: 'tong-hop' }} group={key} number="completion" ratio={completion} what={name} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {shown.length < dated.length && (
        <button type="button" className="text-button" onClick={() => setAll(true)}>
          {t.board.allBodies(dated.length)}
        </button>
      )}
    </section>
  );
}
