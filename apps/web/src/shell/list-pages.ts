/** Part of a list, with the moment it was judged at. */
export interface ListPage {
  readonly moment: { readonly index: number };
  readonly nextCursor: string | null;
}

/** Which field of a page has the rows, and what is the same in a row wherever it stands. */
export interface Listing<K extends string, R> {
  readonly field: K;
  readonly keyOf: (row: R) => string;
}

export type PageWith<K extends string, R> = ListPage & { readonly [F in K]: readonly R[] };

/** Where a page begins and, when it has been asked for before, where it ended. */
export interface PageBounds {
  readonly cursor?: string;
  readonly until?: string;
}

export const boundsOf = (cursor: string | null, until: string | null = null): PageBounds => ({ ...(cursor !== null && { cursor }), ...(until !== null && { until }) });

/** The page between its bounds, however many rows there are by now. */
export async function askWithin<K extends string, R, P extends PageWith<K, R>>({ field }: Listing<K, R>, ask: (bounds: PageBounds) => Promise<P>, cursor: string | null, until: string | null): Promise<P> {
  let page = await ask(boundsOf(cursor, until));
  if (until === null) return page;
  const rows = [...page[field]];
  while (page.nextCursor !== null) {
    page = await ask(boundsOf(page.nextCursor, until));
    rows.push(...page[field]);
  }
  return { ...page, [field]: rows, nextCursor: until };
}

/** The rows of each page, in their order. One that has moved stands in an older page too: there it is left out. */
export function partsOf<K extends string, R>({ field, keyOf }: Listing<K, R>, pages: readonly PageWith<K, R>[]): readonly (readonly R[])[] {
  const [first] = pages;
  if (pages.every(({ moment }) => moment.index === first?.moment.index)) return pages.map((page) => page[field]);
  const newest = new Map<string, PageWith<K, R>>();
  for (const page of pages) {
    for (const row of page[field]) {
      const key = keyOf(row);
      const other = newest.get(key);
      if (other === undefined || other.moment.index <= page.moment.index) newest.set(key, page);
    }
  }
  return pages.map((page) => page[field].filter((row) => newest.get(keyOf(row)) === page));
}
