import { exactOf, percentOf, type DecimalText, type Exact } from './exact-number.js';

/**
 * What was found for one body and period. A share comes with numerator and denominator, and its value is what they
 * give; `value` is then the figure as reported, or null. A count or an amount is its value; something in words has only
 * `words`.
 */
export interface Measurement {
  readonly unit: string | null;
  readonly value: DecimalText | null;
  readonly numerator: DecimalText | null;
  readonly denominator: DecimalText | null;
  readonly words: string | null;
  /** What proves it: text or reference of a document. */
  readonly evidence: string;
  /** Where the figure comes from, e.g. a statistical report. */
  readonly source: string;
  /** Made up by the demo; never to be taken for a fact. */
  readonly simulated: boolean;
}

/** The measured number, exactly; null when it was told in words. */
export function measuredNumber({ value, numerator, denominator }: Measurement): Exact | null {
  if (numerator !== null && denominator !== null) return percentOf(exactOf(numerator), exactOf(denominator));
  return value === null ? null : exactOf(value);
}
