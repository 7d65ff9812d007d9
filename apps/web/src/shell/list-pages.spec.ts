import { describe, expect, it } from '@jest/globals';
import { askWithin, boundsOf, partsOf, type PageBounds, type PageWith } from './list-pages.js';

interface Row {
  readonly id: string;
  readonly summary: string;
}
type Page = PageWith<'rows', Row>;

const LISTING = { field: 'rows' as const, keyOf: ({ id }: Row) => id };
const row = (id: string, summary = id): Row => ({ id, summary });
const page = (index: number, rows: readonly Row[], nextCursor: string | null = null): Page => ({ moment: { index }, rows, nextCursor });
const names = (rows: readonly Row[]): readonly string[] => rows.map(({ summary }) => summary);
const rowsIn = (pages: readonly Page[]): readonly Row[] => partsOf(LISTING, pages).flat();

describe('the rows of a list that was asked anew in part', () => {
  it('are all of them, in the order of the pages', () => {
    expect(names(rowsIn([page(3, [row('a'), row('b')]), page(3, [row('c')])]))).toEqual(['a', 'b', 'c']);
    expect(rowsIn([])).toEqual([]);
  });
  it('have one that moved to another page only where it stands now', () => {
    expect(names(rowsIn([page(9, [row('a'), row('c', 'c, nearer')]), page(4, [row('b'), row('c')])]))).toEqual(['a', 'c, nearer', 'b']);
    expect(names(rowsIn([page(9, [row('a')]), page(4, [row('b'), row('c')]), page(9, [row('b', 'b, later')])]))).toEqual(['a', 'c', 'b, later']);
  });
});

describe('a page that is asked for anew', () => {
  const asked: PageBounds[] = [];
  /** Two rows an answer, out of those after the cursor and up to the bound. */
  const ask = (list: readonly string[]) => (bounds: PageBounds): Promise<Page> => {
    asked.push(bounds);
    const within = list.filter((name) => name > (bounds.cursor ?? '') && name <= (bounds.until ?? '~'));
    return Promise.resolve(page(1, within.slice(0, 2).map((name) => row(name)), within.length > 2 ? (within[1] ?? null) : null));
  };
  it.each([
    ['grown', ['a', 'b', 'b1', 'b2', 'c', 'd'], ['b', 'b1', 'b2', 'c'], 2],
    ['unchanged', ['a', 'b', 'c', 'd'], ['b', 'c'], 1],
    ['emptied', ['a', 'd'], [], 1],
  ])('has what stands between its bounds by now: %s', async (_how, list, there, requests) => {
    asked.length = 0;
    const answer = await askWithin(LISTING, ask(list), 'a', 'c');
    expect([names(answer.rows), answer.nextCursor, asked.length, asked.every(({ until }) => until === 'c')]).toEqual([there, 'c', requests, true]);
  });
  it('goes on as the program says when it was the last', async () => {
    expect((await askWithin(LISTING, ask(['a', 'b', 'c', 'd']), 'a', null)).nextCursor).toBe('c');
    expect(boundsOf(null)).toEqual({});
  });
});
