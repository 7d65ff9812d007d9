import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { answerOf, api, type FourBoxes } from '../api/client.js';
import { DifferenceSection } from '../difference/difference-section.js';
import { MovedTable } from '../difference/moved-table.js';
import { useWords } from '../language/language.js';
import { BOXES, isBox, LINES, narrowedBy, standingWords, type BehindSearch, type BoardSearch, type Box, type Line } from './board-search.js';

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
      <MovedTable
        name={t.numbers.moved}
        rows={moved.map((standing) => {
          const [k, n] = [countOf(before, standing), countOf(after, standing)];
          const words = standingWords(standing, t);
          return {
            key: standing, words, by: n - k,
            was: <Behind search={{ ...search, o: standing }} n={k} what={`${words}, ${t.auditing.past}`} />,
            is: <Behind search={{ ...search, luc: undefined, o: standing }} n={n} what={`${words}, ${t.auditing.now}`} />,
          }; // prettier-ignore
        })}
      />
    </DifferenceSection>
  );
}

const Behind = ({ search, n, what }: { readonly search: BehindSearch; readonly n: number; readonly what: string }): ReactNode => (
  <Link to="/tong-hop/danh-sach" search={search} aria-label={`${n} – ${what}`}>
    {n}
  </Link>
);

const countOf = ({ boxes, lines }: FourBoxes, standing: Box | Line): number => (isBox(standing) ? boxes[standing] : lines[standing]);
