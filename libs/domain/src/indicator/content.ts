import { localDate, type BodyId, type LocalDate } from '../kernel/index.js';
import type { DecimalText } from './exact-number.js';

/**
 * What is measured: a share of a whole in per cent, a count of things, any other amount, or something the paper tells
 * in words only.
 */
export const MEASURE_KINDS = ['share', 'count', 'amount', 'words'] as const;
export type MeasureKind = (typeof MEASURE_KINDS)[number];

/** As written: trên · từ … trở lên, ít nhất · (no word) · không quá · dưới · khoảng. */
export const TARGET_OPERATORS = ['>', '≥', '=', '≤', '<', '≈'] as const;
export type TargetOperator = (typeof TARGET_OPERATORS)[number];

/** What a milestone asks for. `none`: the paper names neither a number nor a quantity; it is asked, never guessed. */
export type MilestoneTarget =
  | {
      readonly kind: 'number';
      readonly operator: TargetOperator;
      readonly value: DecimalText;
      /** How far from the value still counts, in the unit; the issuer's own word, for `≈` only. Null = not set, so nothing passes or fails. */
      readonly tolerance: DecimalText | null;
      /** A confirmed reading that judges otherwise than the sign that is written, with its reason; null = as written. */
      readonly reading: { readonly operator: TargetOperator; readonly reason: string } | null;
    }
  | { readonly kind: 'words'; readonly words: string }
  | { readonly kind: 'none' };

/** When a milestone is judged: at the end of the year or of the day, at the end of each year, or never as no time is written. */
export type MilestoneTime =
  | { readonly kind: 'year'; readonly year: number }
  | { readonly kind: 'day'; readonly day: LocalDate }
  | { readonly kind: 'yearly' }
  | { readonly kind: 'unstated' };

export interface IndicatorMilestone {
  /** Point of the document, e.g. `II.2.4.a`. */
  readonly code: string;
  readonly sourceLine: number | null;
  readonly when: MilestoneTime;
  /** The amount as the paper words it, e.g. `ít nhất 35%`; null when nothing is to be added to the target. */
  readonly written: string | null;
  readonly target: MilestoneTarget;
}

/** An indicator (chỉ tiêu) of a directive, in its milestones from the first to the last. */
export interface IndicatorContent {
  /** Unique in the directive and never changed, e.g. `II.2.4.a`. */
  readonly code: string;
  /** In our own words. */
  readonly name: string;
  readonly measure: MeasureKind;
  /** `%` for a share; null for words. */
  readonly unit: string | null;
  /** For a share: of what, in words. */
  readonly denominator: string | null;
  /** Where it applies, as far as the paper says. */
  readonly scope: string | null;
  /** Bodies that may record measurements of any body, beside the issuer; none unless the issuer names some. */
  readonly reporters: readonly BodyId[];
  readonly milestones: readonly IndicatorMilestone[];
  /** Marks data that is not real. */
  readonly sample: boolean;
}

/** The day at whose end the milestone is judged (R10: 31/12 of the year); null for yearly and undated ones. */
export function judgedOn({ when }: Pick<IndicatorMilestone, 'when'>): LocalDate | null {
  if (when.kind === 'day') return when.day;
  return when.kind === 'year' ? lastDayOf(when.year) : null;
}

export const firstDayOf = (year: number): LocalDate => localDate(`${year}-01-01`);
export const lastDayOf = (year: number): LocalDate => localDate(`${year}-12-31`);

/** The sign that judges; null when there is no number. */
export const judgingOperator = (target: MilestoneTarget): TargetOperator | null => (target.kind === 'number' ? (target.reading?.operator ?? target.operator) : null);
