import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { answerOf, api, type FourBoxes } from '../api/client.js';
import { DifferenceSection } from '../difference/difference-section.js';
import { useWords } from '../language/language.js';
import { BOXES, isBox, LINES, narrowedBy, standingWords, type BoardSearch, type Box, type Line } from './board-search.js';

/** At a past moment: what has changed since, number by number; each opens the duties behind it then and now. */
export function DifferenceToNow({ search }: { readonly search: BoardSearch & { readonly luc: string } }): ReactNode {
  const t = useWords();
  const query = { ...narrowedBy(search), since: search.luc, limit: '1' };
  const { data } = useQuery({ queryKey: ['difference', query], queryFn: () => answerOf(api.GET('/api/boards/difference', { params: { query } })) });
  if (data === undefined) return null;
  const { before, after } = data.total;
  const moved = [...BOXES, ...LINES].filter((standing) => countOf(before, standing) !== countOf(after, standing));
  return (
    <DifferenceSection since={data.since} moment={data.moment} none={moved.length === 0 ? t.auditing.noDifference : null}>
      <div className="scroll" tabIndex={0} role="region" aria-labelledby="difference">
        <table className="plain">
          <thead>
            <tr>
              <th scope="col">{t.columns.status}</th>
              <th scope="col" className="number">{t.auditing.past}</th>
              <th scope="col" className="number">{t.auditing.now}</th>
              <th scope="col" className="number">{t.auditing.change}</th>
            </tr>
          </thead>
          <tbody>
            {moved.map((standing) => {
              const [k, n] = [countOf(before, standing), countOf(after, standing)];
              const words = standingWords(standing, t);
              return (
                <tr key={standing}>
                  <th scope="row">{words}</th>
                  <td className="number">
                    <Link to="/tong-hop/danh-sach" search={{ ...search, o: standing }} aria-label={`${k} – ${words}, ${t.auditing.past}`}>
                      {k}
                    </Link>
                  </td>
                  <td className="number">
                    <Link to="/tong-hop/danh-sach" search={{ ...search, luc: undefined, o: standing }} aria-label={`${n} – ${words}, ${t.auditing.now}`}>
                      {n}
                    </Link>
                  </td>
                  <td className="number">{n > k ? `+${n - k}` : `−${k - n}`}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </DifferenceSection>
  );
}

const countOf = ({ boxes, lines }: FourBoxes, standing: Box | Line): number => (isBox(standing) ? boxes[standing] : lines[standing]);
