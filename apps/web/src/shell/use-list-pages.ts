import { useInfiniteQuery, useQueryClient, type InfiniteData } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import { askWithin, boundsOf, partsOf, type Listing, type PageBounds, type PageWith } from './list-pages.js';

/** Pages that come into sight are asked for together, ms. */
const PAUSE_MS = 150;

export interface ListPages<P, R> {
  readonly pages: readonly P[];
  /** The rows of each page. */
  readonly parts: readonly (readonly R[])[];
  /** Tells that these pages can be seen, by their places; answers how to tell that they no longer can. Never changes its identity. */
  readonly lookingAt: (places: readonly number[]) => () => void;
  readonly error: unknown;
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  readonly fetchNextPage: () => void;
  readonly refetch: () => void;
}

interface ListPagesOptions<K extends string, R, P> {
  readonly queryKey: readonly unknown[];
  readonly listing: Listing<K, R>;
  readonly ask: (bounds: PageBounds) => Promise<P>;
  readonly enabled?: boolean;
  /** `all`: every page is asked for anew, where what is shown is chosen out of pages that show nothing yet. `last`: what is new stands at the end, and no other page ever changes. */
  readonly anew?: 'seen' | 'all' | 'last';
}

/**
 * A list of any length, read on page by page. What happens elsewhere asks for the first page and for those anew that can be
 * seen, each within the bounds that it had; the others when one comes to them.
 */
export function useListPages<K extends string, R, P extends PageWith<K, R>>({ queryKey, listing, ask, enabled = true, anew = 'seen' }: ListPagesOptions<K, R, P>): ListPages<P, R> {
  const client = useQueryClient();
  const seen = useRef(new Map<number, number>());
  const asked = useInfiniteQuery({
    queryKey,
    enabled,
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) => {
      const kept = client.getQueryData<InfiniteData<P, string | null>>(queryKey);
      const place = kept?.pageParams.indexOf(pageParam) ?? -1;
      const page = kept?.pages[place];
      if (page === undefined) return ask(boundsOf(pageParam));
      const last = place === (kept?.pages.length ?? 0) - 1;
      if (anew === 'last') return last ? ask(boundsOf(pageParam)) : page;
      if (anew === 'seen' && place > 0 && !seen.current.has(place)) return page;
      return askWithin(listing, ask, pageParam, kept?.pageParams[place + 1] ?? null);
    },
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  const { data, refetch, fetchNextPage } = asked;
  const pages = data?.pages ?? NO_PAGES;
  const parts = useMemo(() => partsOf(listing, pages), [listing, pages]);
  const known = useRef(pages);
  known.current = pages;
  const waiting = useRef<number | undefined>(undefined);
  useEffect(() => () => window.clearTimeout(waiting.current), []);
  const lookingAt = useCallback(
    (places: readonly number[]) => {
      const { current: now } = known;
      for (const place of places) seen.current.set(place, (seen.current.get(place) ?? 0) + 1);
      if (anew === 'seen' && places.some((place) => (now[place]?.moment.index ?? 0) < (now[0]?.moment.index ?? 0))) {
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
    [anew, refetch],
  );
  return { pages, parts, lookingAt, error: asked.error, hasNextPage: asked.hasNextPage, isFetchingNextPage: asked.isFetchingNextPage, fetchNextPage: useCallback(() => void fetchNextPage(), [fetchNextPage]), refetch: () => void refetch() };
}

const NO_PAGES: readonly never[] = [];
