import type { LocalDate } from '../kernel/index.js';
import type { Dated } from './state.js';

/** What holds on `date`; null before the first entry. Entries are sorted by `from`. */
export function valueOn<T>(entries: readonly Dated<T>[], date: LocalDate): T | null {
  for (let i = entries.length - 1; i >= 0; i--) {
    const entry = entries[i]!;
    if (entry.from <= date) return entry.value;
  }
  return null;
}

/** The entries with one more, in order; an entry for the same day is replaced, since the later act is the better informed. */
export function withEntry<T>(entries: readonly Dated<T>[], from: LocalDate, value: T): readonly Dated<T>[] {
  const kept = entries.filter((entry) => entry.from !== from);
  const at = kept.findIndex((entry) => entry.from > from);
  return at === -1 ? [...kept, { from, value }] : [...kept.slice(0, at), { from, value }, ...kept.slice(at)];
}
