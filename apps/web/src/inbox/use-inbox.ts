import { useEffect, useMemo } from 'react';
import { answerOf, api, type DutyRow, type Schemas } from '../api/client.js';
import type { ListPage } from '../spreadsheet/take-away.js';
import { useDutyPages, type Looking } from '../duty/use-duty-pages.js';
import type { PageBounds } from '../shell/list-pages.js';
import { useAsOf } from '../shell/moment.js';
import { dayOf, daysAfter } from '../wording/dates.js';
import { isNarrowed, type ApiFilter, type InboxSearch } from './inbox-search.js';

const PAGE_ROWS = '50';
const WHOLE_ROWS = '200';

export interface Inbox {
  readonly counts: Schemas['InboxAnswer']['counts'] | null;
  readonly moment: Schemas['Moment'] | null;
  readonly duties: readonly DutyRow[];
  /** For the list: which of them can be seen. */
  readonly looking: Looking;
  /** How many there are; null while a filter of our own still reads on. */
  readonly total: number | null;
  readonly error: unknown;
  readonly more: (() => void) | null;
  readonly loadingMore: boolean;
  readonly retry: () => void;
}

/**
 * The duties on a body's desk, nearest due day first. What is due within N days or in a month, and what waits on others, is
 * chosen here: the list is in order of the day, so the former two read on only as far as they must.
 */
export function useInbox(search: InboxSearch, ownBody: string): Inbox {
  const asOf = useAsOf();
  const body = search.dv ?? ownBody;
  const own = isNarrowed(search);
  const filter = search.loc ?? 'all';
  // What waits on others is chosen out of the whole list: any page may show something next.
  const asked = useDutyPages(['inbox', body, filter, own, asOf], (bounds) => askInbox({ body, filter, limit: own ? WHOLE_ROWS : PAGE_ROWS, ...asOf }, bounds), search.cho !== undefined);
  const { pages, rows, hasNextPage, isFetchingNextPage, fetchNextPage } = asked;
  const [first] = pages;
  const lastDay = first === undefined ? null : lastDayOf(search, dayOf(first.moment.at));
  const chosen = useMemo(() => (own ? rows.filter((duty) => fits(duty, search, body, lastDay)) : rows), [own, rows, search, body, lastDay]);
  const readOn = own && hasNextPage && !isFetchingNextPage && !isBeyond(rows.at(-1), lastDay);
  useEffect(() => {
    if (readOn) fetchNextPage();
  }, [readOn, fetchNextPage]);
  return {
    counts: first?.counts ?? null,
    moment: first?.moment ?? null,
    duties: chosen,
    looking: asked.looking,
    total: first === undefined || own ? null : first.counts[filter],
    error: asked.error,
    more: !own && hasNextPage ? fetchNextPage : null,
    loadingMore: isFetchingNextPage || readOn,
    retry: asked.refetch,
  };
}

const askInbox = (query: { readonly body: string; readonly filter: ApiFilter; readonly limit: string; readonly asOf?: string }, bounds: PageBounds): Promise<Schemas['InboxAnswer']> =>
  answerOf(api.GET('/api/inbox', { params: { query: { ...query, ...bounds } } }));

/** Reads a page of what the inbox shows, as large as the API gives. */
export async function readInbox(search: InboxSearch, ownBody: string, asOf: { readonly asOf?: string }, cursor: string | null): Promise<ListPage> {
  const body = search.dv ?? ownBody;
  const filter = search.loc ?? 'all';
  const { duties, moment, counts, nextCursor } = await askInbox({ body, filter, limit: WHOLE_ROWS, ...asOf }, cursor === null ? {} : { cursor });
  const lastDay = lastDayOf(search, dayOf(moment.at));
  return {
    duties: duties.filter((duty) => fits(duty, search, body, lastDay)),
    moment,
    next: isBeyond(duties.at(-1), lastDay) ? null : nextCursor,
    total: isNarrowed(search) ? null : counts[filter],
  };
}

/** The last day that something may be due on; null = any. */
function lastDayOf({ trong, thang }: InboxSearch, today: string): string | null {
  const days = [...(trong === undefined ? [] : [daysAfter(today, trong)]), ...(thang === undefined ? [] : [`${thang}-31`])];
  return days.toSorted()[0] ?? null;
}

function fits(duty: DutyRow, { thang, cho }: InboxSearch, body: string, lastDay: string | null): boolean {
  if (lastDay !== null && (duty.currentDue === null || duty.currentDue > lastDay)) return false;
  if (thang !== undefined && !(duty.currentDue?.startsWith(thang) ?? false)) return false;
  return cho === undefined || (duty.body === body && duty.holder !== null && duty.holder !== body);
}

/** Whether no later row can be due by that day. */
const isBeyond = (last: DutyRow | undefined, lastDay: string | null): boolean => lastDay !== null && last !== undefined && (last.currentDue === null || last.currentDue > lastDay);
