import type { Instant } from '../kernel/index.js';

/** What a lead declares about one point. */
export const POINT_STATUSES = ['not-started', 'in-progress', 'done'] as const;
export type PointStatus = (typeof POINT_STATUSES)[number];

/** One point of a duty with several (features 22, 54): what is declared and what is evidenced are kept apart. */
export interface Point {
  /** As on the paper, e.g. "a" or "3.2". */
  readonly code: string;
  readonly text: string;
  /** By the lead; null = no report yet, which is not the same as not begun. */
  readonly declared: { readonly status: PointStatus; readonly at: Instant } | null;
  /** By the confirming body; null = not judged since the last declaration. */
  readonly evidenced: boolean | null;
}

/** Points that one duty may have, so that its state stays small. */
export const MOST_POINTS = 100;

/** R7 for points: the duty is accepted when each of them was found done. Their codes otherwise. */
export const openPoints = (points: readonly Point[]): readonly string[] => points.filter(({ evidenced }) => evidenced !== true).map(({ code }) => code);
