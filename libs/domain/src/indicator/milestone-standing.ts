import { dateAt, endOfDay, type Instant, type LocalDate } from '../kernel/index.js';
import { firstDayOf, judgedOn, judgingOperator, lastDayOf, type IndicatorMilestone, type MilestoneTarget, type TargetOperator } from './content.js';
import { addExact, compareExact, exactOf, subtractExact, type Exact } from './exact-number.js';
import type { MeasuredPeriod } from './measured-period.js';
import { pathAt, type PathPoint } from './trajectory.js';

/** A measured number and its period. */
export interface Figure {
  readonly period: MeasuredPeriod;
  readonly number: Exact;
}

/** Why a milestone that is measured is neither met nor missed. */
export type UnjudgedReason =
  /** "khoảng" without a tolerance set by the issuer (R10), or a line that begins or ends at one. */
  | 'approximate'
  /** The paper names no number. */
  | 'no-number'
  /** The paper names no time. */
  | 'no-time'
  /** Before the first milestone, or next to one without a number: there is no line to compare with. */
  | 'no-path'
  /** A plain "=" says where to be, not which side of the line is better. */
  | 'no-direction';

/**
 * How a milestone stands (R10). Without a measurement nothing is said about it: `no-measurement` is never `not-met`.
 * `words-only` is never judged by a number.
 */
export type MilestoneStanding =
  | { readonly kind: 'met' | 'not-met' | 'on-path' | 'behind-path' | 'no-measurement' | 'words-only' }
  | { readonly kind: 'unjudged'; readonly reason: UnjudgedReason };

export interface JudgedMilestone {
  /** The day at whose end it is judged; for a yearly one the end of the year asked for; null when no time is written. */
  readonly judgedOn: LocalDate | null;
  readonly standing: MilestoneStanding;
  /** The figure that was judged, or the latest one known; null when there is none. */
  readonly figure: Figure | null;
  /** The line on the last day of the figure's period; before the judging day only. */
  readonly path: PathPoint | null;
  /** Does the figure satisfy the target, whether or not it is time? Null when that cannot be said. */
  readonly reached: boolean | null;
}

const unjudged = (reason: UnjudgedReason): MilestoneStanding => ({ kind: 'unjudged', reason });
const be = (kind: Exclude<MilestoneStanding['kind'], 'unjudged'>): MilestoneStanding => ({ kind });

/**
 * Judges one milestone at an instant. From the end of its judging day on only a figure whose period ends on exactly that
 * day counts, for a yearly one that of the whole year; before it the latest figure is compared with the line on that
 * figure's own last day. `figures`: what was known of one body by then, in any order. `year`: which year of a yearly
 * milestone.
 */
export function milestoneStanding(milestones: readonly IndicatorMilestone[], milestone: IndicatorMilestone, figures: readonly Figure[], at: Instant, year: number | null = null): JudgedMilestone {
  const { target } = milestone;
  const yearly = milestone.when.kind === 'yearly' && year !== null;
  const day = yearly ? lastDayOf(year) : judgedOn(milestone);
  const isDue = day !== null && at >= endOfDay(day);
  const counted = figures.filter(({ period: { from, to } }) => (isDue ? to === day && (!yearly || from === firstDayOf(year)) : to <= (day ?? dateAt(at)) && (!yearly || from >= firstDayOf(year))));
  const figure = latest(counted);
  const path = isDue || figure === null || yearly ? null : pathAt(milestones, figure.period.to);
  const reached = figure === null ? null : satisfies(figure.number, target);
  return { judgedOn: day, standing: standingOf(target, isDue, day !== null, figure, path, reached), figure, path, reached };
}

function standingOf(target: MilestoneTarget, isDue: boolean, dated: boolean, figure: Figure | null, path: PathPoint | null, reached: boolean | null): MilestoneStanding {
  if (target.kind === 'words') return be('words-only');
  if (figure === null) return be('no-measurement');
  if (target.kind === 'none') return unjudged('no-number');
  if (reached === null) return unjudged('approximate');
  if (isDue) return be(reached ? 'met' : 'not-met');
  if (!dated) return reached ? be('met') : unjudged('no-time');
  if (path === null) return unjudged('no-path');
  return path.approximate ? unjudged('approximate') : onPath(figure.number, path.value, judgingOperator(target));
}

/** On the better side of the line: "at least" asks for no less than it, "at most" for no more. */
function onPath(number: Exact, line: Exact, operator: TargetOperator | null): MilestoneStanding {
  if (operator === '≥' || operator === '>') return be(compareExact(number, line) >= 0 ? 'on-path' : 'behind-path');
  if (operator === '≤' || operator === '<') return be(compareExact(number, line) <= 0 ? 'on-path' : 'behind-path');
  return unjudged('no-direction');
}

/** Null for words, for no number, and for "khoảng" without a tolerance. */
function satisfies(number: Exact, target: MilestoneTarget): boolean | null {
  if (target.kind !== 'number') return null;
  const value = exactOf(target.value);
  const order = compareExact(number, value);
  switch (judgingOperator(target)) {
    case '>':
      return order > 0;
    case '≥':
      return order >= 0;
    case '=':
      return order === 0;
    case '≤':
      return order <= 0;
    case '<':
      return order < 0;
    default: {
      if (target.tolerance === null) return null;
      const tolerance = exactOf(target.tolerance);
      return compareExact(number, subtractExact(value, tolerance)) >= 0 && compareExact(number, addExact(value, tolerance)) <= 0;
    }
  }
}

/** The figure whose period ended last; of those that ended on one day, the one of the longest period. */
function latest(figures: readonly Figure[]): Figure | null {
  let found: Figure | null = null;
  for (const figure of figures) {
    const [a, b] = [figure.period, found?.period];
    if (b === undefined || a.to > b.to || (a.to === b.to && a.from < b.from)) found = figure;
  }
  return found;
}

/** Colour for boards; null = none, since without a number there is no traffic light (R10). */
export function trafficLight({ kind }: MilestoneStanding): 'green' | 'amber' | 'red' | null {
  if (kind === 'met' || kind === 'on-path') return 'green';
  return kind === 'behind-path' ? 'amber' : kind === 'not-met' ? 'red' : null;
}
