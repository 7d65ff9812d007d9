import { readMomentSearch, type MomentSearch } from '../shell/moment.js';

/** `sua` in an address: the draft that is revised, in the form of its act, on the page of what it is about. */
export interface RootSearch extends MomentSearch {
  readonly sua?: string | undefined;
}

export const readRootSearch = (search: Readonly<Record<string, unknown>>): RootSearch => {
  const { sua } = search;
  return { ...readMomentSearch(search), ...(typeof sua === 'string' && /^[\da-f-]{36}$/u.test(sua) && { sua }) };
};
