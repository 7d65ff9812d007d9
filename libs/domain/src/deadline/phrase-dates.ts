import { addDays, type LocalDate } from '../kernel/index.js';
import type { DeadlineFlag, DeadlineKind } from './deadline.js';
import type { Point, PointUnit, Span } from './phrase-points.js';
import { reading, UNREADABLE, UNSPECIFIED, type PhraseContext, type Reading } from './phrase-reading.js';
import { isOnlyFinishing } from './phrase-text.js';

/**
 * How a point limits: `before` = finished before it begins · `whole` = it may be used up ("trong", "hết") ·
 * `by` = its last day, by convention when it is longer than a day · `bare` = no word of limit · `from` = it begins
 * there · `unclear` = the words do not say.
 */
type Limit = 'before' | 'whole' | 'by' | 'bare' | 'from' | 'unclear';

const KINDS: Readonly<Record<PointUnit, DeadlineKind>> = {
  day: 'date',
  begin: 'date',
  middle: 'date',
  'end-of-month': 'month-end',
  'end-of-year': 'year-end',
  'part-of-quarter': 'unspecified',
  month: 'month-end',
  quarter: 'quarter-end',
  'first-half': 'month-end',
  'second-half': 'year-end',
  year: 'year-end',
  stage: 'milestone',
};

/** Without their year these are common beside other words: "cuối năm học", "trong năm ngân sách". */
const LEANING: ReadonlySet<PointUnit> = new Set<PointUnit>([
  'begin',
  'middle',
  'end-of-year',
  'first-half',
  'second-half',
  'year',
]);

const PARTS: ReadonlySet<PointUnit> = new Set<PointUnit>(['begin', 'middle', 'end-of-month', 'end-of-year']);

/**
 * Reads the one point of a phrase (R2: dates, ends of month, quarter and year, milestones, đầu/giữa/cuối).
 * @param rest what else the phrase says. A point that leans on its neighbours (no word of limit, no number of its own)
 *   is only read when they cannot change it: "năm 2021" may be a deadline, "kế hoạch năm 2021" is none.
 */
export function readPoint(point: Point, rest: string, context: PhraseContext): Reading {
  const limit = limitOf(point.prefix);
  if (point.unit === 'part-of-quarter') return UNSPECIFIED;
  if (limit === 'unclear' || limit === 'from') return UNREADABLE;
  const leaning =
    limit === 'bare' || point.inferred === 'period' || (point.inferred === 'year' && LEANING.has(point.unit));
  const span = firstInTime(point, limit, context);
  if (span === null || (leaning && !isOnlyFinishing(rest))) return UNREADABLE;
  if (point.unit === 'stage') return limit === 'before' ? UNREADABLE : stage(span);
  const exclusive = limit === 'before' && context.policy.beforeIsExclusive;
  const guessed = limit === 'before' && PARTS.has(point.unit);
  return reading(kindOf(point, limit), {
    due: dueOf(span, limit, context),
    boundary: exclusive ? 'exclusive' : 'inclusive',
    confidence: guessed ? 'low' : isPlain(point, limit) ? 'high' : 'medium',
    flags: [...inference(point), ...conventions(point, limit), ...(guessed ? (['needs-clerk'] as const) : [])],
  });
}

/** Reads "từ … đến/trước …": two points, of which the first one begins a window (R2). */
export function readWindow(from: Point, to: Point, context: PhraseContext): Reading {
  const limit = limitOf(to.prefix);
  if (limitOf(from.prefix) !== 'from' || limit === 'unclear' || limit === 'from' || limit === 'bare') return UNREADABLE;
  if ([from.unit, to.unit].some((unit) => unit === 'part-of-quarter' || unit === 'stage')) return UNREADABLE;
  // With its own year the start bounds the due day; without one it is the last such day not after the due day.
  const earliest = from.inferred === null ? from.spans(context.issuedOn)[0]?.first : undefined;
  if (from.inferred === null && earliest === undefined) return UNREADABLE;
  const span = firstInTime(to, limit, context, earliest);
  if (span === null) return UNREADABLE;
  const due = dueOf(span, limit, context);
  const start = earliest ?? from.spans(due).findLast(({ first }) => first <= due)?.first;
  if (start === undefined || start > due) return UNREADABLE;
  const inferred = from.inferred === 'period' || to.inferred === 'period' ? 'medium' : 'high';
  return reading('window', {
    start,
    due,
    boundary: limit === 'before' && context.policy.beforeIsExclusive ? 'exclusive' : 'inclusive',
    confidence: to.inferred !== null || !isPlain(to, limit) ? 'medium' : inferred,
    flags: [...inference(to), ...conventions(to, limit), ...(from.unit === 'day' ? [] : (['start-inferred'] as const))],
  });
}

/** The first stretch of a point that still leaves time on the issue date, or from a start on (R2: year inferred). */
function firstInTime(point: Point, limit: Limit, context: PhraseContext, earliest = context.issuedOn): Span | null {
  const spans = point.spans(context.issuedOn);
  if (point.inferred === null) return spans[0] ?? null;
  const from = earliest > context.issuedOn ? earliest : context.issuedOn;
  return spans.find((span) => dueOf(span, limit, context) >= from) ?? (spans.length === 1 ? (spans[0] ?? null) : null);
}

const dueOf = (span: Span, limit: Limit, context: PhraseContext): LocalDate =>
  limit === 'before' && context.policy.beforeIsExclusive ? addDays(span.first, -1) : span.last;

function limitOf(prefix: string): Limit {
  const text = prefix.trim();
  if (text === '') return 'bare';
  if (/^(?:kể từ|bắt đầu từ|từ)$/u.test(text)) return 'from';
  if (/^(?:(?:chậm|muộn) nhất (?:là )?|đến )?trước$/u.test(text)) return 'before';
  if (/^(?:là |cho |đến |tới |vào |trong |(?:chậm|muộn) nhất )*(?:hết|trong|nội)$/u.test(text)) return 'whole';
  if (/^(?:cho )?(?:đến|tới)$/u.test(text)) return 'by';
  if (/^(?:(?:chậm|muộn) nhất|không quá|không (?:muộn|chậm) hơn)(?: là| vào| đến| tới)*$/u.test(text)) return 'by';
  return /^(?:là|vào)$/u.test(text) ? 'bare' : 'unclear';
}

function kindOf(point: Point, limit: Limit): DeadlineKind {
  const untilYear = limit === 'by' || (limit === 'whole' && /đến|tới/u.test(point.prefix));
  return point.unit === 'year' && untilYear ? 'milestone' : KINDS[point.unit];
}

/** Whether the words leave nothing to convention: a day with its limit, or a whole period named as whole. */
function isPlain(point: Point, limit: Limit): boolean {
  if (point.inferred !== null) return false;
  if (point.unit === 'day') return limit !== 'bare';
  return PARTS.has(point.unit) ? limit !== 'before' : limit === 'whole';
}

function inference(point: Point): readonly DeadlineFlag[] {
  if (point.inferred === null) return [];
  return [point.inferred === 'year' ? 'year-inferred' : 'period-inferred'];
}

function conventions(point: Point, limit: Limit): readonly DeadlineFlag[] {
  if (PARTS.has(point.unit)) return ['day-by-civil-code'];
  return point.unit !== 'day' && limit === 'by' ? ['milestone-day-by-convention'] : [];
}

const stage = (span: Span): Reading =>
  reading('milestone', {
    start: span.first,
    due: span.last,
    boundary: 'inclusive',
    confidence: 'medium',
    flags: ['milestone-day-by-convention', 'start-inferred'],
  });
