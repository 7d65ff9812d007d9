import { answerOf, api } from '../api/client.js';
import type { ListPage } from '../spreadsheet/take-away.js';
import { narrowedBy, type BehindSearch } from './board-search.js';

/** Reads a page of the duties behind a number, as large as the API gives. */
export async function readBehind(search: BehindSearch, asOf: { readonly asOf?: string }, cursor: string | null): Promise<ListPage> {
  const { o, thang } = search;
  const query = { ...narrowedBy(search), ...asOf, standing: o, limit: '200', ...(thang !== undefined && { month: thang }), ...(cursor !== null && { cursor }) };
  const { duties, moment, total, nextCursor } = await answerOf(api.GET('/api/boards/duties', { params: { query } }));
  return { duties, moment, next: nextCursor, total };
}
