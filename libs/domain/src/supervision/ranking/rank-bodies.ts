import type { BodyId } from '../../kernel/index.js';
import { rates, type Ratio } from '../../deadline/index.js';

/** The boxes of duties that have fallen due in a period: what a body is ranked by. Those still open in time count for nobody. */
export const RANKED_BOXES = ['done-on-time', 'done-late', 'overdue'] as const;
export type RankedBox = (typeof RANKED_BOXES)[number];
export type RankedCounts = Readonly<Record<RankedBox, number>>;

/** A body with its duties of the period. `name` as of the day of judging: the list keeps it (R11). */
export interface RankedBody {
  readonly body: BodyId;
  readonly name: string;
  readonly counts: RankedCounts;
}

/** One line of a list; rate and counts always together (R3). */
export interface RankingLine extends RankedBody {
  /** Bodies with equal rates share a place, and the next one comes after all of them: 1, 1, 3. Null where none is given. */
  readonly place: number | null;
  readonly completion: Ratio;
  readonly onTime: Ratio;
}

export interface RankedList {
  /** By place, then by id. */
  readonly ranked: readonly RankingLine[];
  /** Too few duties for a place: listed apart, by id (feature 56). */
  readonly unranked: readonly RankingLine[];
}

/**
 * Bodies by their rates (feature 56): first by how much of what fell due was completed, then by how much of it was on
 * time. Exact, without rounding. Bodies of which nothing fell due are in no list.
 * @param minimumN fewest duties for a place; from policy
 */
export function rankBodies(bodies: readonly RankedBody[], minimumN: number): RankedList {
  const lines = bodies.map(lineOf).filter(({ completion }) => completion.n > 0);
  const enough = lines.filter(({ completion }) => completion.n >= minimumN).toSorted((a, b) => better(b, a) || byId(a, b));
  const ranked: RankingLine[] = [];
  for (const [at, line] of enough.entries()) {
    const above = ranked[at - 1];
    ranked.push({ ...line, place: above !== undefined && better(above, line) === 0 ? above.place : at + 1 });
  }
  return { ranked, unranked: lines.filter(({ completion }) => completion.n < minimumN).toSorted(byId) };
}

function lineOf(body: RankedBody): RankingLine {
  const { completion, onTime } = rates({ ...body.counts, 'in-time': 0 });
  return { body: body.body, name: body.name, counts: body.counts, place: null, completion, onTime };
}

const byId = (a: RankedBody, b: RankedBody): number => (a.body < b.body ? -1 : a.body > b.body ? 1 : 0);

/** Positive when the first stands better, 0 when they are equal. */
const better = (a: RankingLine, b: RankingLine): number => compare(a.completion, b.completion) || compare(a.onTime, b.onTime);

/** Of two fractions without dividing: k and n are small whole numbers, so the products are exact. */
const compare = (a: Ratio, b: Ratio): number => a.k * b.n - b.k * a.n;
