import type { PointsRule, TaskPoint } from '../directive/document.js';
import type { Instant } from '../kernel/index.js';
import { neededOf } from './completion.js';

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
  /** By whom it was asked for: the directive, or an act on this duty alone. */
  readonly from: 'directive' | 'duty';
  /** Nobody asks for it any more: it is listed and counts for nothing, as withdrawn parts do (R7). */
  readonly withdrawn: boolean;
}

export const asPoint = ({ code, text }: TaskPoint, from: Point['from']): Point => ({ code, text, declared: null, evidenced: null, from, withdrawn: false });

/** Codes of the points still asked for that were not found done. */
export const openPoints = (points: readonly Point[]): readonly string[] => points.filter(({ evidenced, withdrawn }) => !withdrawn && evidenced !== true).map(({ code }) => code);

/** k of n points by the rule that the duty was given (R7). */
export interface PointCount {
  readonly met: boolean;
  readonly found: number;
  readonly counted: number;
  /** How many of `counted` must be found done; null when the lead's own report decides. */
  readonly needed: number | null;
}

/** Whether the points allow the duty to be accepted. A duty without points, or with `lead-report`, does not wait for any. */
export function countPoints(rule: PointsRule, points: readonly Point[]): PointCount {
  const counted = points.filter(({ withdrawn }) => !withdrawn).length;
  const found = counted - openPoints(points).length;
  const needed = counted === 0 ? 0 : neededOf(rule, counted);
  return { met: needed === null || found >= needed, found, counted, needed };
}
