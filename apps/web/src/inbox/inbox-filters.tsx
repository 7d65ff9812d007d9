import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Schemas } from '../api/client.js';
import { useWords } from '../language/language.js';
import { API_FILTERS, filterWords, type InboxSearch } from './inbox-search.js';

const DAYS = [7, 30] as const;
/** A filter is the present one when its address is this very address. */
const EXACT = { exact: true };

interface InboxFiltersProps {
  readonly search: InboxSearch;
  readonly counts: Schemas['InboxAnswer']['counts'] | null;
}

/** Each filter is an address, with how many of how many it holds. */
export function InboxFilters({ search, counts }: InboxFiltersProps): ReactNode {
  const t = useWords();
  const kept = ({ luc, dv }: InboxSearch): InboxSearch => ({ luc, dv });
  return (
    <nav aria-label={t.inbox.filters}>
      <ul className="chips">
        {API_FILTERS.map((filter) => (
          <li key={filter}>
            <Link to="/hop-viec" search={(from: InboxSearch) => ({ ...kept(from), loc: filter === 'all' ? undefined : filter })} activeOptions={EXACT}>
              {t.inbox[filter]}
              {counts !== null && <span className="number">{filter === 'all' ? counts.all : `${counts[filter]}/${counts.all}`}</span>}
            </Link>
          </li>
        ))}
        <li>
          <Link to="/hop-viec" search={(from: InboxSearch) => ({ ...kept(from), cho: 'khac' as const })} activeOptions={EXACT}>
            {t.inbox.onOthers}
          </Link>
        </li>
        {search.thang !== undefined && (
          <li>
            <Link to="/hop-viec" search={search} activeOptions={EXACT}>
              {filterWords(search, t)}
            </Link>
          </li>
        )}
        {[...new Set([...DAYS, ...(search.trong === undefined ? [] : [search.trong])])].map((days) => (
          <li key={days}>
            <Link to="/hop-viec" search={(from: InboxSearch) => ({ ...kept(from), trong: days })} activeOptions={EXACT}>
              {t.inbox.within(days)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
