import { defaultParseSearch, defaultStringifySearch, type NavigateOptions } from '@tanstack/react-router';
import type { Schemas } from '../api/client.js';

export type SavedView = Schemas['SavedView'];
export type ViewPage = SavedView['page'];

const PAGES = { inbox: '/hop-viec', board: '/tong-hop', 'board-list': '/tong-hop/danh-sach' } as const satisfies Readonly<Record<ViewPage, string>>;

/** Where a kept view leads; the page itself leaves out what is no filter there. */
export const addressOf = ({ page, search }: Pick<SavedView, 'page' | 'search'>): NavigateOptions => ({ to: PAGES[page], search: defaultParseSearch(`?${search}`) }) as NavigateOptions;

/** What is kept of an address: its filters, not the past moment that it may show. */
export const keptOf = ({ luc: _luc, ...filters }: Readonly<Record<string, unknown>>): string => defaultStringifySearch(filters).replace(/^\?/, '');
