import { useInfiniteQuery, useQueryClient, type InfiniteData } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import type { DutyRow } from '../api/client.js';
import { askWithin, boundsOf, rowsIn, type DutyPage, type PageBounds } from './duty-pages.js';

/** Pages that come into sight are asked for together, ms. */
const PAUSE_MS = 150;

/** Tells that these rows can be seen; answers how to tell that they no longer can. */
export type Looking = (duties: readonly DutyRow[]) => () => void;

interface DutyPages<P extends DutyPage> {
  readonly pages: readonly P[];
  readonly rows: readonly DutyRow[];
  readonly looking: Looking;
  readonly error: unknown;
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  readonly fetchNextPage: () => void;
  readonly refetch: () => void;
}

/**
 * A list of duties of any length, read on page by page. What happens elsewhere asks for the first page and for those anew
 * that can be seen, each within the bounds that it had; the others when one comes to them. `all`: for every page, where
 * what is shown is chosen out of pages that show nothing yet.
 */
export function useDutyPages<P extends DutyPage>(queryKey: readonly unknown[], ask: (bounds: PageBounds) => Promise<P>, all = false): DutyPages<P> {
  const client = useQueryClient();
  const seen = useRef(new Map<number, number>());
  const asked = useInfiniteQuery({
    queryKey,
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) => {
      const kept = client.getQueryData<InfiniteData<P, string | null>>(queryKey);
      const place = kept?.pageParams.indexOf(pageParam) ?? -1;
      const page = kept?.pages[place];
      if (page === undefined) return ask(boundsOf(pageParam));
      if (!all && place > 0 && !seen.current.has(place)) return page;
      return askWithin(ask, pageParam, kept?.pageParams[place + 1] ?? null);
    },
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  const { data, refetch, fetchNextPage } = asked;
  const pages = data?.pages ?? NO_PAGES;
  const rows = useMemo(() => rowsIn(pages), [pages]);
  const { placeOf, isOld } = usePlaces(pages);
  const waiting = useRef<number | undefined>(undefined);
  useEffect(() => () => window.clearTimeout(waiting.current), []);
  const looking = useCallback<Looking>(
    (duties) => {
      const places = new Set(duties.flatMap((duty) => placeOf(duty) ?? []));
      for (const place of places) seen.current.set(place, (seen.current.get(place) ?? 0) + 1);
      if ([...places].some(isOld)) {
        window.clearTimeout(waiting.current);
        waiting.current = window.setTimeout(() => void refetch(), PAUSE_MS);
      }
      return () => {
        for (const place of places) {
          const left = (seen.current.get(place) ?? 1) - 1;
          if (left === 0) seen.current.delete(place);
          else seen.current.set(place, left);
        }
      };
    },
    [placeOf, isOld, refetch],
  );
  return { pages, rows, looking, error: asked.error, hasNextPage: asked.hasNextPage, isFetchingNextPage: asked.isFetchingNextPage, fetchNextPage: useCallback(() => void fetchNextPage(), [fetchNextPage]), refetch: () => void refetch() };
}

const NO_PAGES: readonly never[] = [];

/** In which page each row stands, and whether a page is older than the first, which is always asked anew. Neither changes its identity: a list must not draw itself anew for it. */
function usePlaces(pages: readonly DutyPage[]): { readonly placeOf: (duty: DutyRow) => number | undefined; readonly isOld: (place: number) => boolean } {
  const known = useRef({ pages, entered: new WeakSet<DutyPage>(), places: new WeakMap<DutyRow, number>() });
  const { entered, places } = known.current;
  known.current.pages = pages;
  for (const [place, page] of pages.entries()) {
    if (entered.has(page)) continue;
    entered.add(page);
    for (const duty of page.duties) places.set(duty, place);
  }
  const placeOf = useCallback((duty: DutyRow) => known.current.places.get(duty), []);
  const isOld = useCallback((place: number) => {
    const { pages: now } = known.current;
    return (now[place]?.moment.index ?? 0) < (now[0]?.moment.index ?? 0);
  }, []);
  return { placeOf, isOld };
}
