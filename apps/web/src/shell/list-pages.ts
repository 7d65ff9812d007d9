import type { DutyRow, Schemas } from '../api/client.js';

/** Part of a list of duties, with the moment it was judged at. */
export interface DutyPage {
  readonly moment: Schemas['Moment'];
  readonly duties: readonly DutyRow[];
  readonly nextCursor: string | null;
}

/** Where a page begins and, when it has been asked for before, where it ended. */
export interface PageBounds {
  readonly cursor?: string;
  readonly until?: string;
}

export const dutyKeyOf = ({ assignmentId, period }: DutyRow): string => `${assignmentId} ${period?.key ?? ''}`;

export const boundsOf = (cursor: string | null, until: string | null = null): PageBounds => ({ ...(cursor !== null && { cursor }), ...(until !== null && { until }) });

/** The page between its bounds, however many rows there are by now. */
export async function askWithin<P extends DutyPage>(ask: (bounds: PageBounds) => Promise<P>, cursor: string | null, until: string | null): Promise<P> {
  let page = await ask(boundsOf(cursor, until));
  if (until === null) return page;
  const duties = [...page.duties];
  while (page.nextCursor !== null) {
    page = await ask(boundsOf(page.nextCursor, until));
    duties.push(...page.duties);
  }
  return { ...page, duties, nextCursor: until };
}

/** All rows, in their order. One that has moved stands in an older page too: there it is left out. */
export function rowsIn(pages: readonly DutyPage[]): readonly DutyRow[] {
  const [first] = pages;
  if (pages.every(({ moment }) => moment.index === first?.moment.index)) return pages.flatMap(({ duties }) => duties);
  const newest = new Map<string, DutyPage>();
  for (const page of pages) {
    for (const duty of page.duties) {
      const key = dutyKeyOf(duty);
      const other = newest.get(key);
      if (other === undefined || other.moment.index <= page.moment.index) newest.set(key, page);
    }
  }
  return pages.flatMap((page) => page.duties.filter((duty) => newest.get(dutyKeyOf(duty)) === page));
}
