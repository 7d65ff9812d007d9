import type { IndicatorContent, IndicatorMilestone, MilestoneTarget } from './content.js';
import type { Measurement } from './measurement.js';

export const composedText = (text: string): string => text.normalize('NFC').trim();
const composedOrNull = (text: string | null): string | null => (text === null ? null : composedText(text) || null);

/** The content with every text in NFC and without blank ends; blank optional text is none. */
export const composedContent = ({ code, name, measure, unit, denominator, scope, reporters, milestones, sample }: IndicatorContent): IndicatorContent => ({
  code: composedText(code),
  name: composedText(name),
  measure,
  unit: composedOrNull(unit),
  denominator: composedOrNull(denominator),
  scope: composedOrNull(scope),
  reporters: [...new Set(reporters)].toSorted(),
  milestones: milestones.map(composedMilestone),
  sample,
});

const composedMilestone = ({ code, sourceLine, when, written, target }: IndicatorMilestone): IndicatorMilestone => ({
  code: composedText(code), sourceLine, when, written: composedOrNull(written), target: composedTarget(target),
}); // prettier-ignore

function composedTarget(target: MilestoneTarget): MilestoneTarget {
  if (target.kind === 'words') return { kind: 'words', words: composedText(target.words) };
  if (target.kind === 'none') return { kind: 'none' };
  const { operator, value, tolerance, reading } = target;
  return { kind: 'number', operator, value, tolerance, reading: reading === null ? null : { operator: reading.operator, reason: composedText(reading.reason) } };
}

export const composedMeasurement = ({ unit, value, numerator, denominator, words, evidence, source, simulated }: Measurement): Measurement => ({
  unit: composedOrNull(unit), value, numerator, denominator, words: composedOrNull(words), evidence: composedText(evidence), source: composedText(source), simulated,
}); // prettier-ignore

/** Compares plain values whose fields were written in one order, as the functions above do. */
export const isSame = (a: IndicatorContent | Measurement, b: IndicatorContent | Measurement): boolean => JSON.stringify(a) === JSON.stringify(b);
