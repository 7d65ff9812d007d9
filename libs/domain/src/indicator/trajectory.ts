import { daysBetween, type LocalDate } from '../kernel/index.js';
import { judgedOn, judgingOperator, type IndicatorMilestone } from './content.js';
import { alongLine, exactOf, type Exact } from './exact-number.js';

/** Where the milestones put the indicator on a day. */
export interface PathPoint {
  readonly value: Exact;
  /** True between two milestones: "nội suy, không phải chỉ tiêu". False on the day of a milestone itself. */
  readonly interpolated: boolean;
  /** True when an end of the line is "khoảng": then the line is no measure to pass or fail by. */
  readonly approximate: boolean;
  /** Codes of the milestones it lies between; twice the same on the day of one. */
  readonly between: readonly [from: string, to: string];
}

/**
 * The straight line from milestone to milestone (R10), in days. Null before the first, after the last, next to a milestone
 * without a number, and for yearly or undated ones: nothing is drawn that the paper does not hold up on both sides.
 */
export function pathAt(milestones: readonly IndicatorMilestone[], day: LocalDate): PathPoint | null {
  for (const [place, milestone] of milestones.entries()) {
    const end = judgedOn(milestone);
    if (end === null || end < day) continue;
    const { target, code } = milestone;
    if (target.kind !== 'number') return null;
    if (end === day) return { value: exactOf(target.value), interpolated: false, approximate: isAbout(milestone), between: [code, code] };
    const before = milestones[place - 1];
    const start = before === undefined ? null : judgedOn(before);
    if (before === undefined || start === null || before.target.kind !== 'number') return null;
    const value = alongLine(exactOf(before.target.value), exactOf(target.value), daysBetween(start, day), daysBetween(start, end));
    return { value, interpolated: true, approximate: isAbout(before) || isAbout(milestone), between: [before.code, code] };
  }
  return null;
}

const isAbout = ({ target }: IndicatorMilestone): boolean => judgingOperator(target) === '≈';
