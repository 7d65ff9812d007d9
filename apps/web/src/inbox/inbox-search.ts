import type { Dictionary } from '../language/vi.js';
import { readMomentSearch, type MomentSearch } from '../shell/moment.js';

/** Filters that the API knows. */
export const API_FILTERS = ['all', 'to-acknowledge', 'overdue', 'due-soon', 'returned', 'undated', 'standing', 'recurring', 'waiting'] as const;
export type ApiFilter = (typeof API_FILTERS)[number];

/** What the inbox shows, in the address: `loc` a filter of the API, `trong` due within so many days, `thang` due in a month, `cho` waiting on others, `dv` whose inbox. */
export interface InboxSearch extends MomentSearch {
  readonly loc?: ApiFilter | undefined;
  readonly trong?: number | undefined;
  readonly thang?: string | undefined;
  readonly cho?: 'khac' | undefined;
  readonly dv?: string | undefined;
}

const isApiFilter = (value: unknown): value is ApiFilter => API_FILTERS.includes(value as ApiFilter);
const MONTH = /^\d{4}-(?:0[1-9]|1[0-2])$/;
const MOST_DAYS = 3660;

/** Reads an address that anybody may have written: what is no filter is left out. */
export function readInboxSearch(search: Readonly<Record<string, unknown>>): InboxSearch {
  const { loc, trong, thang, cho, dv } = search;
  const days = Number(trong);
  return {
    ...readMomentSearch(search),
    ...(isApiFilter(loc) && loc !== 'all' && { loc }),
    ...(trong !== undefined && Number.isInteger(days) && days >= 0 && days <= MOST_DAYS && { trong: days }),
    ...(typeof thang === 'string' && MONTH.test(thang) && { thang }),
    ...(cho === 'khac' && { cho }),
    ...(typeof dv === 'string' && { dv }),
  };
}

/** Whether a filter of our own narrows what the API lists. */
export const isNarrowed = ({ trong, thang, cho }: InboxSearch): boolean => trong !== undefined || thang !== undefined || cho !== undefined;

/** What a filter is called: `Quá hạn, hạn trong tháng 11/2021`. */
export function filterWords({ loc, trong, thang, cho }: InboxSearch, t: Dictionary): string {
  const parts = [
    ...(loc === undefined ? [] : [t.inbox[loc]]),
    ...(thang === undefined ? [] : [t.command.inMonth(`${thang.slice(5)}/${thang.slice(0, 4)}`)]),
    ...(trong === undefined ? [] : [t.inbox.within(trong)]),
    ...(cho === undefined ? [] : [t.inbox.onOthers]),
  ];
  return parts.length === 0 ? t.inbox.all : parts.map((part, place) => (place === 0 ? part : part.charAt(0).toLowerCase() + part.slice(1))).join(', ');
}
