import type { IndicatorContent } from './content.js';
import { refuse, type IndicatorRefusal } from './content-checks.js';
import { compareExact, exactOf, isWhole, parseDecimal, percentOf, placesOf, subtractExact, writeDecimal, type DecimalText, type Exact } from './exact-number.js';
import type { Measurement } from './measurement.js';

const NUMBERS = ['value', 'numerator', 'denominator'] as const;

/** Why the measurement does not fit what the indicator measures; null when it does. Text must be composed and trimmed already. */
export function measurementFault(content: IndicatorContent, measurement: Measurement): IndicatorRefusal | null {
  for (const field of ['evidence', 'source'] as const) if (measurement[field] === '') return refuse('evidence-missing', { field });
  if (content.measure === 'words') return wordsFault(measurement);
  const { unit } = measurement;
  if (unit === null) return refuse('unit-missing');
  if (unit !== content.unit) return refuse('unit-mismatch', { unit, expected: content.unit });
  if (measurement.words !== null) return refuse('value-unfit', { field: 'words' });
  for (const field of NUMBERS) {
    const text = measurement[field];
    if (text !== null && parseDecimal(text) === null) return refuse('number-malformed', { field, text });
    if (text !== null && text.startsWith('-') && (field !== 'value' || content.measure !== 'amount')) return refuse('number-negative', { field });
  }
  return content.measure === 'share' ? shareFault(measurement) : amountFault(content, measurement);
}

function wordsFault(measurement: Measurement): IndicatorRefusal | null {
  if (measurement.unit !== null) return refuse('unit-unfit', { unit: measurement.unit, expected: null });
  for (const field of NUMBERS) if (measurement[field] !== null) return refuse('value-unfit', { field });
  return measurement.words === null ? refuse('value-missing') : null;
}

function amountFault({ measure }: IndicatorContent, { value, numerator, denominator }: Measurement): IndicatorRefusal | null {
  if (numerator !== null) return refuse('value-unfit', { field: 'numerator' });
  if (denominator !== null) return refuse('value-unfit', { field: 'denominator' });
  if (value === null) return refuse('value-missing');
  return measure === 'count' && !isWhole(exactOf(value)) ? refuse('count-not-whole', { value }) : null;
}

function shareFault({ value, numerator, denominator }: Measurement): IndicatorRefusal | null {
  if (denominator === null) return refuse('denominator-missing');
  if (numerator === null) return refuse('numerator-missing');
  const [part, whole] = [exactOf(numerator), exactOf(denominator)];
  if (whole.n === 0n) return refuse('denominator-zero');
  if (compareExact(part, whole) > 0) return refuse('numerator-above-denominator', { numerator, denominator });
  const computed = percentOf(part, whole);
  return value === null || agrees(value, computed) ? null : refuse('value-disagrees', { value, computed: writeDecimal(computed, 4).text });
}

/** Is it that number, rounded or cut off to the places that are written? Offices do both: 98.63 and 98.62 stand for 16051/16274. */
function agrees(value: DecimalText, computed: Exact): boolean {
  const distance = subtractExact(exactOf(value), computed);
  const size = distance.n < 0n ? { ...distance, n: -distance.n } : distance;
  const lastPlace = { n: 1n, d: 10n ** BigInt(placesOf(value)) };
  return compareExact(size, lastPlace) < 0;
}
