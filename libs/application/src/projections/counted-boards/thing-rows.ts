import type { PastView } from '../reading/past-view.js';
import type { SortKey } from '../reading/paging.js';
import type { CountedThing } from './counted-board.js';
import type { CountedSide } from './counted-boards.contract.js';

export const THING_KEY = ['number', 'string'] as const;

/** The nearest day first. */
export const keyOfThing = ({ day, key }: CountedThing): SortKey => [day, key];

/** As it is shown, with its body under the name of that moment. */
export function sideOf<T extends CountedThing | null>(thing: T, view: PastView): CountedSide | (T & null) {
  if (thing === null) return thing as T & null;
  const { group, body, counts, facts } = thing;
  return { group, body, bodyName: body === null ? null : view.nameOf(body), counts, facts };
}
