import { readMomentSearch, type MomentSearch } from '../shell/moment.js';

/** Filters that the API knows. */
export const API_FILTERS = ['all', 'to-acknowledge', 'overdue', 'due-soon', 'returned', 'undated', 'standing', 'recurring', 'waiting'] as const;
export type ApiFilter = (typeof API_FILTERS)[number];

/** What the inbox shows, in the address: `loc` a filter of the API, `trong` due within so many days, `cho` waiting on others, `dv` whose inbox. */
export interface InboxSearch extends MomentSearch {
  readonly loc?: ApiFilter | undefined;
  readonly trong?: number | undefined;
  readonly cho?: 'khac' | undefined;
  readonly dv?: string | undefined;
}

const isApiFilter = (value: unknown): value is ApiFilter => API_FILTERS.includes(value as ApiFilter);
const MOST_DAYS = 3660;

/** Reads an address that anybody may have written: what is no filter is left out. */
export function readInboxSearch(search: Readonly<Record<string, unknown>>): InboxSearch {
  const { loc, trong, cho, dv } = search;
  const days = Number(trong);
  return {
    ...readMomentSearch(search),
    ...(isApiFilter(loc) && loc !== 'all' && { loc }),
    ...(trong !== undefined && Number.isInteger(days) && days >= 0 && days <= MOST_DAYS && { trong: days }),
    ...(cho === 'khac' && { cho }),
    ...(typeof dv === 'string' && { dv }),
  };
}
