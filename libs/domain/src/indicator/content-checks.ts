import { parseLocalDate, reject, type Decision } from '../kernel/index.js';
import { judgedOn, MEASURE_KINDS, TARGET_OPERATORS, type IndicatorContent, type IndicatorMilestone, type MilestoneTarget } from './content.js';
import { parseDecimal } from './exact-number.js';
import type { IndicatorRejection } from './rejections.js';

export type IndicatorRefusal = Extract<Decision<never, IndicatorRejection>, { ok: false }>;

export const refuse = (tag: IndicatorRejection, facts: Readonly<Record<string, unknown>> = {}): IndicatorRefusal => reject(tag, facts) as IndicatorRefusal;

const CODE = /^[A-Za-z0-9](?:[A-Za-z0-9.-]{0,30}[A-Za-z0-9])?$/;
const FIRST_YEAR = 1900;
const LAST_YEAR = 2200;

/** Why the content cannot define an indicator; null when it can. Text must be composed and trimmed already. */
export function contentFault(content: IndicatorContent): IndicatorRefusal | null {
  const { code, name, milestones } = content;
  if (!CODE.test(code)) return refuse('code-invalid', { code });
  if (name === '') return refuse('indicator-name-missing');
  return unitFault(content) ?? milestonesFault(content, milestones);
}

function unitFault({ measure, unit, denominator }: IndicatorContent): IndicatorRefusal | null {
  if (!MEASURE_KINDS.includes(measure)) return refuse('unit-missing');
  const expected = measure === 'share' ? '%' : null;
  if (measure === 'words' ? unit !== null : measure === 'share' && unit !== null && unit !== '%') return refuse('unit-unfit', { unit, expected });
  if (measure !== 'words' && unit === null) return refuse('unit-missing');
  if (measure === 'share') return denominator === null ? refuse('denominator-missing') : null;
  return denominator === null ? null : refuse('denominator-unfit');
}

function milestonesFault(content: IndicatorContent, milestones: readonly IndicatorMilestone[]): IndicatorRefusal | null {
  if (milestones.length === 0) return refuse('milestones-missing');
  const codes = new Set<string>();
  let last = '';
  for (const milestone of milestones) {
    const { code } = milestone;
    if (!CODE.test(code)) return refuse('code-invalid', { code });
    if (codes.has(code)) return refuse('milestone-repeated', { code });
    codes.add(code);
    const fault = timeFault(milestone) ?? targetFault(content, milestone);
    if (fault !== null) return fault;
    const day = judgedOn(milestone);
    if (day === null && milestones.length > 1) return refuse('milestones-mixed', { code });
    if (day !== null && day <= last) return refuse('milestones-out-of-order', { code, judgedOn: day });
    last = day ?? last;
  }
  return null;
}

function timeFault({ code, when }: IndicatorMilestone): IndicatorRefusal | null {
  if (when.kind === 'year' && !(Number.isInteger(when.year) && when.year >= FIRST_YEAR && when.year <= LAST_YEAR)) return refuse('milestone-year-invalid', { code, year: when.year });
  return when.kind === 'day' && parseLocalDate(when.day) === null ? refuse('milestone-year-invalid', { code, year: when.day }) : null;
}

function targetFault({ measure }: IndicatorContent, { code, target }: IndicatorMilestone): IndicatorRefusal | null {
  if (target.kind === 'words') return target.words === '' ? refuse('words-missing', { code }) : null;
  if (target.kind === 'none') return null;
  if (measure === 'words') return refuse('target-unfit', { code });
  return numberFault(code, target);
}

function numberFault(code: string, target: Extract<MilestoneTarget, { kind: 'number' }>): IndicatorRefusal | null {
  const { operator, value, tolerance, reading } = target;
  for (const sign of [operator, reading?.operator ?? operator]) if (!TARGET_OPERATORS.includes(sign)) return refuse('operator-unknown', { code, operator: sign });
  if (reading !== null && reading.reason === '') return refuse('words-missing', { code });
  if (parseDecimal(value) === null) return refuse('number-malformed', { field: 'value', text: value });
  if (tolerance === null) return null;
  if (parseDecimal(tolerance) === null) return refuse('number-malformed', { field: 'tolerance', text: tolerance });
  return (reading?.operator ?? operator) !== '≈' || tolerance.startsWith('-') ? refuse('tolerance-unfit', { code }) : null;
}
