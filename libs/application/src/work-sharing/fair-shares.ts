import type { Leases, WorkingProgram } from '../ports/index.js';

/** All of them, and those that this program can do, the most weighty first. */
export interface Shares {
  readonly shares: readonly string[];
  readonly able: readonly string[];
}

const isFree = (leases: Leases, share: string): boolean => (leases.shares[share]?.holder ?? null) === null;

export const sharesOf = (leases: Leases, worker: string): readonly string[] => Object.keys(leases.shares).filter((share) => leases.shares[share]?.holder === worker);

/** Those of whom nobody asks whether they are there. */
const present = ({ workers }: Leases): readonly WorkingProgram[] => workers.filter(({ asked }) => !asked);

/** How much the least laden of the others who are present holds; null: there is none. */
function leastOfOthers(leases: Leases, me: string): number | null {
  const others = present(leases).filter(({ id }) => id !== me);
  return others.length === 0 ? null : Math.min(...others.map(({ id }) => sharesOf(leases, id).length));
}

/** Nobody holds more than this for long. */
const most = (shares: number, { workers }: Leases): number => Math.ceil(shares / Math.max(1, workers.length));

/**
 * What one worker lays down for others who hold less, the last of its shares first. Never so much that it would have to take some
 * back, and nothing for a worker that may be gone.
 */
export function toGive({ shares, able }: Shares, leases: Leases, me: string): readonly string[] {
  const mine = able.filter((share) => sharesOf(leases, me).includes(share));
  const least = leastOfOthers(leases, me);
  const free = able.filter((share) => isFree(leases, share)).length;
  if (least === null || mine.length - (least + free) < 2) return [];
  return mine.slice(-Math.max(1, mine.length - most(shares.length, leases)));
}

/** What one worker takes of what nobody holds: up to its fair part, and not before those who hold less; `ownerless`: whatever is free, since nobody came for it. */
export function toTake({ shares, able }: Shares, leases: Leases, me: string, ownerless: boolean): readonly string[] {
  const free = able.filter((share) => isFree(leases, share));
  if (ownerless) return free;
  const mine = sharesOf(leases, me).length;
  if (mine > (leastOfOthers(leases, me) ?? mine)) return [];
  return free.slice(0, Math.max(0, most(shares.length, leases) - mine));
}
