import { useCallback, useMemo, useRef } from 'react';
import type { DutyRow, Schemas } from '../api/client.js';
import type { PageBounds } from '../shell/list-pages.js';
import { useListPages, type ListPages } from '../shell/use-list-pages.js';

/** Part of a list of duties, with the moment it was judged at. */
export interface DutyPage {
  readonly moment: Schemas['Moment'];
  readonly duties: readonly DutyRow[];
  readonly nextCursor: string | null;
}

export const dutyKeyOf = ({ assignmentId, period }: DutyRow): string => `${assignmentId} ${period?.key ?? ''}`;

const DUTIES = { field: 'duties', keyOf: dutyKeyOf } as const;

/** Tells that these rows can be seen; answers how to tell that they no longer can. */
export type Looking = (duties: readonly DutyRow[]) => () => void;

interface DutyPages<P extends DutyPage> extends Omit<ListPages<P, DutyRow>, 'parts' | 'lookingAt'> {
  readonly rows: readonly DutyRow[];
  readonly looking: Looking;
}

/** A list of duties of any length (`useListPages`). `all`: every page is asked for anew, where what is shown is chosen out of pages that show nothing yet. */
export function useDutyPages<P extends DutyPage>(queryKey: readonly unknown[], ask: (bounds: PageBounds) => Promise<P>, all = false): DutyPages<P> {
  const { parts, lookingAt, ...list } = useListPages({ queryKey, listing: DUTIES, ask, anew: all ? 'all' : 'seen' });
  const rows = useMemo(() => parts.flat(), [parts]);
  const placeOf = usePlaces(list.pages);
  const looking = useCallback<Looking>((duties) => lookingAt([...new Set(duties.flatMap((duty) => placeOf(duty) ?? []))]), [lookingAt, placeOf]);
  return { ...list, rows, looking };
}

/** In which page each row stands. It does not change its identity: a list must not draw itself anew for it. */
function usePlaces(pages: readonly DutyPage[]): (duty: DutyRow) => number | undefined {
  const { current: known } = useRef({ entered: new WeakSet<DutyPage>(), places: new WeakMap<DutyRow, number>() });
  for (const [place, page] of pages.entries()) {
    if (known.entered.has(page)) continue;
    known.entered.add(page);
    for (const duty of page.duties) known.places.set(duty, place);
  }
  return useCallback((duty: DutyRow) => known.places.get(duty), [known]);
}
