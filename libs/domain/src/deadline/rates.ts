import type { Box } from './standing.js';

/** How many duties stand in each of the four boxes. */
export type BoxCounts = Readonly<Record<Box, number>>;

/** k of n, always shown together (R3); n may be 0, and then there is no rate. */
export interface Ratio {
  readonly k: number;
  readonly n: number;
}

/**
 * The rates of R3 over the duties that have fallen due or are done: those still open and in time are not in the
 * denominator. `completion` = (on time + late) / (on time + late + overdue); `onTime` = on time / the same.
 */
export function rates(counts: BoxCounts): { readonly completion: Ratio; readonly onTime: Ratio } {
  const done = counts['done-on-time'] + counts['done-late'];
  const n = done + counts.overdue;
  return { completion: { k: done, n }, onTime: { k: counts['done-on-time'], n } };
}
