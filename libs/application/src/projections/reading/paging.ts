import type { BoundedPage, Page } from '../../queries/contract.js';

/** Sort key of a row in a list; compared place by place. */
export type SortKey = readonly (string | number)[];

export const MOST_ROWS = 200;

/** All rows at once: for what compares whole lists, never for a caller from outside. */
export const WHOLE_LIST: Page = { cursor: null, limit: 2 ** 31 };

/** What a list goes on after: opaque to the caller. */
export const cursorOf = (key: SortKey): string => Buffer.from(JSON.stringify(key)).toString('base64url');

/**
 * The key in a cursor; null for the start of the list. `bad-cursor` unless it has the kinds of the pattern, place by
 * place, so that nothing a caller invents reaches a comparison.
 */
export function keyIn({ cursor }: Page, pattern: readonly ('string' | 'number')[]): SortKey | null | 'bad-cursor' {
  if (cursor === null) return null;
  if (!/^[\w-]{1,600}$/.test(cursor)) return 'bad-cursor';
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    const fits = Array.isArray(key) && key.length === pattern.length && key.every((value, place) => typeof value === pattern[place]);
    return fits ? (key as SortKey) : 'bad-cursor';
  } catch {
    return 'bad-cursor';
  }
}

/** Where a page begins and where it ends at the latest: after one key, and not after another; null = nowhere. */
export interface ListPart {
  readonly after: SortKey | null;
  readonly until: SortKey | null;
}

/** The keys in both cursors of a page. */
export function partIn(page: BoundedPage, pattern: readonly ('string' | 'number')[]): ListPart | 'bad-cursor' {
  const after = keyIn(page, pattern);
  const until = keyIn({ ...page, cursor: page.until ?? null }, pattern);
  return after === 'bad-cursor' || until === 'bad-cursor' ? 'bad-cursor' : { after, until };
}

export const isWithin = ({ after, until }: ListPart, key: SortKey): boolean => (after === null || compareKeys(key, after) > 0) && (until === null || compareKeys(key, until) <= 0);

export function compareKeys(a: SortKey, b: SortKey): number {
  for (let place = 0; place < a.length; place++) {
    const [left, right] = [a[place] as string | number, b[place] as string | number];
    if (left !== right) return left < right ? -1 : 1;
  }
  return 0;
}

export const limitOf = ({ limit }: Page): number => limit === WHOLE_LIST.limit ? limit : Math.min(MOST_ROWS, Math.max(1, Math.trunc(limit) || 1));

/** The part of a sorted list that a page shows, and the cursor of the next one. */
export function pageOf<T>(sorted: readonly T[], page: Page, part: ListPart, keyOf: (row: T) => SortKey): { readonly rows: readonly T[]; readonly nextCursor: string | null } {
  const limit = limitOf(page);
  const rest = sorted.filter((row) => isWithin(part, keyOf(row)));
  const rows = rest.slice(0, limit);
  const last = rows.at(-1);
  return { rows, nextCursor: rest.length > limit && last !== undefined ? cursorOf(keyOf(last)) : null };
}

/** The least rows of a stream of candidates, in order, without sorting them all. */
export class LeastRows<T> {
  private readonly kept: T[] = [];

  /** `compare` orders the rows; at most `limit` are kept. */
  constructor(
    private readonly limit: number,
    private readonly compare: (a: T, b: T) => number,
  ) {}

  /** The greatest row kept once there are enough: what is not less need not be offered. */
  bound(): T | undefined {
    return this.kept.length < this.limit ? undefined : this.kept.at(-1);
  }

  offer(row: T): void {
    const bound = this.bound();
    if (bound !== undefined && this.compare(row, bound) >= 0) return;
    let low = 0;
    let high = this.kept.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.compare(this.kept[middle] as T, row) <= 0) low = middle + 1;
      else high = middle;
    }
    this.kept.splice(low, 0, row);
    if (this.kept.length > this.limit) this.kept.pop();
  }

  rows(): readonly T[] {
    return this.kept;
  }
}
