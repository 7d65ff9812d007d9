import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { answerOf, api, type DutyRow, type Schemas } from '../api/client.js';
import { useAsOf } from '../shell/moment.js';
import { dayOf, daysAfter } from '../wording/dates.js';
import type { InboxSearch } from './inbox-search.js';

const PAGE_ROWS = '50';
const WHOLE_ROWS = '200';

export interface Inbox {
  readonly counts: Schemas['InboxAnswer']['counts'] | null;
  readonly moment: Schemas['Moment'] | null;
  readonly duties: readonly DutyRow[];
  /** How many there are; null while a filter of our own still reads on. */
  readonly total: number | null;
  readonly error: unknown;
  readonly more: (() => void) | null;
  readonly loadingMore: boolean;
  readonly retry: () => void;
}

/**
 * The duties on a body's desk, nearest due day first. What is due within N days, and what waits on others, is chosen here
 * from all of them: the list is in order of the day, so the former reads on only as far as it must.
 */
export function useInbox(search: InboxSearch, ownBody: string): Inbox {
  const asOf = useAsOf();
  const body = search.dv ?? ownBody;
  const own = search.trong !== undefined || search.cho !== undefined;
  const filter = own ? 'all' : (search.loc ?? 'all');
  const asked = useInfiniteQuery({
    queryKey: ['inbox', body, filter, own, asOf],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) =>
      answerOf(api.GET('/api/inbox', { params: { query: { body, filter, limit: own ? WHOLE_ROWS : PAGE_ROWS, ...asOf, ...(pageParam !== null && { cursor: pageParam }) } } })),
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = asked;
  const first = data?.pages[0];
  const rows = data?.pages.flatMap(({ duties }) => duties) ?? [];
  const lastDay = first === undefined || search.trong === undefined ? null : daysAfter(dayOf(first.moment.at), search.trong);
  const chosen = rows.filter((duty) => fits(duty, search, body, lastDay));
  const readOn = own && hasNextPage && !isFetchingNextPage && !isBeyond(rows.at(-1), lastDay);
  useEffect(() => {
    if (readOn) void fetchNextPage();
  }, [readOn, fetchNextPage]);
  return {
    counts: first?.counts ?? null,
    moment: first?.moment ?? null,
    duties: chosen,
    total: first === undefined || own ? null : first.counts[filter],
    error: asked.error,
    more: !own && hasNextPage ? () => void fetchNextPage() : null,
    loadingMore: isFetchingNextPage || readOn,
    retry: () => void asked.refetch(),
  };
}

function fits(duty: DutyRow, search: InboxSearch, body: string, lastDay: string | null): boolean {
  if (lastDay !== null) return duty.currentDue !== null && duty.currentDue <= lastDay;
  return search.cho === undefined || (duty.body === body && duty.holder !== null && duty.holder !== body);
}

/** Whether no later row can be due by that day. */
const isBeyond = (last: DutyRow | undefined, lastDay: string | null): boolean => lastDay !== null && last !== undefined && (last.currentDue === null || last.currentDue > lastDay);
