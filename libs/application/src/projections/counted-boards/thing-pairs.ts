import type { CountedThing, ThingPair } from './counted-board.js';

/** The things of either moment, each beside itself at the other one. */
export function* pairsOf<T extends CountedThing>(was: readonly T[], is: readonly T[]): Generator<ThingPair<T>> {
  const earlier = new Map(was.map((thing) => [thing.key, thing]));
  for (const after of is) {
    const before = earlier.get(after.key) ?? null;
    earlier.delete(after.key);
    yield { before, after };
  }
  for (const before of earlier.values()) yield { before, after: null };
}
