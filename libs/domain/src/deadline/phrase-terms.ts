import { addDays, parseLocalDate, type LocalDate } from '../kernel/index.js';
import { addMonths } from './calendar-units.js';
import type { Deadline, DeadlineFlag } from './deadline.js';
import { pointsIn, type Point } from './phrase-points.js';
import { reading, UNREADABLE, type PhraseContext, type Reading } from './phrase-reading.js';
import { has, phraseText, speaksOfTime, withoutCitations, words } from './phrase-text.js';
import { addWorkingDays, coversSpan, workingDayOnOrAfter } from './working-calendar.js';

/** A length of time counted from an event, or back from it. */
interface Offset {
  readonly count: number;
  readonly unit: 'ngày' | 'ngày làm việc' | 'tuần' | 'tháng' | 'năm';
  readonly direction: 'after' | 'before';
}

/** A counted length and the words of the event it is counted from (null: not said). */
interface CountedPhrase {
  readonly offset: Offset;
  /** `from` = "kể từ", a term; `around` = trước/sau. */
  readonly link: 'from' | 'around';
  readonly event: string | null;
  /** What the phrase says beside the length and the event. */
  readonly rest: string;
}

const COUNT = String.raw`(?<count>\d{1,3}) (?<unit>ngày làm việc|ngày|tuần|tháng|năm)`;
const LINK = '(?<link>(?:kể từ|tính từ|từ|sau|trước) khi|kể từ|tính từ|từ|sau|trước)';
const LENGTH_THEN_EVENT = words(`${COUNT} ${LINK} (?<event>.+)`);
const EVENT_THEN_LENGTH = words(
  `(?<link>(?:trước|sau)(?: khi)?) (?<event>[^\\d]+?)(?: trong| vòng| thời hạn| chậm nhất| không quá| là)* ${COUNT}$`,
);
const LENGTH_ALONE = words(
  `(?:trong|vòng|thời hạn|thời gian|không quá|chậm nhất|muộn nhất|sau)(?: là| sau| trong)* ${COUNT}(?= |$)(?! (?:đầu|cuối|một|19|20|21))`,
);
const LEAD = words('không quá');
const CONDITION = words('(?:sau|ngay|từ|kể từ|trước) khi|ngay sau|khi (?:có|được|nhận)');
const CONDITIONAL_EVENT = words('^(?:khi |ngày )?có');
const OCCASION = words('(?:trong|vào|nhân) dịp|ngay sau(?! khi)');
const BEFORE_EVENT = words('trước khi|trước (?:ngày|dịp|kỳ|hội nghị|đại hội|bầu cử) \\p{L}+|trước bầu cử');
/** The directive's own date; "ngày ban hành hướng dẫn" or "ngày ký hợp đồng" are those of something else. */
const OWN_DATE = words(
  '^ngày (?:(?:\\p{L}+ ){1,3}này (?:được )?)?(?:ký|ban hành)(?: ban hành)?(?: (?:\\p{L}+ ){1,3}này)?$',
);

/**
 * Reads counted terms and what hangs on an event (R2: term, conditional, relative); null when the text has neither.
 * Where the day of the event is unknown the due day stays null until `resolveDeadlineOnEvent`.
 */
export function readTerm(text: string, context: PhraseContext): Reading | null {
  const counted = countedPhrase(text);
  if (counted !== null) return readCounted(counted, context);
  // A point elsewhere in the phrase is a second limit; the dates decide then what can be read.
  if (pointsIn(text, context.issuedOn).points.length > 0) return null;
  if (/\d/u.test(text)) return null;
  if (has(text, OCCASION)) return reading('relative', { confidence: 'medium', flags: ['ask-issuer'] });
  if (has(text, BEFORE_EVENT)) return reading('relative', { confidence: 'medium' });
  if (has(text, words('khi cần(?: thiết)?'))) return null;
  return has(text, CONDITION) ? reading('conditional') : null;
}

/** Whether the text hangs on an event as well as on a date; such a phrase is read by a person. */
export const hangsOnEvent = (text: string): boolean => has(text, CONDITION);

/**
 * The deadline once the day of its event is known: event + N for conditions and "sau", event − N for "trước" (R2).
 * Without a written N nothing can be computed: the deadline comes back asking the issuer, except "trước <event>",
 * which ends on the day before (R1). Deadlines of other kinds come back unchanged; so a moved event is simply
 * resolved again from the stored phrase.
 */
export function resolveDeadlineOnEvent(
  deadline: Deadline,
  eventOn: LocalDate,
  context: Pick<PhraseContext, 'policy' | 'calendar'>,
): Deadline {
  if ((deadline.kind !== 'conditional' && deadline.kind !== 'relative') || deadline.phrase === null) return deadline;
  const text = withoutCitations(phraseText(deadline.phrase));
  const offset = countedPhrase(text)?.offset ?? null;
  const kept = deadline.flags.filter((flag) => flag !== 'set-by-event' && flag !== 'moved-off-day-off');
  if (offset === null) {
    if (!has(text, BEFORE_EVENT) || has(text, OCCASION))
      return { ...deadline, flags: [...new Set<DeadlineFlag>([...kept, 'ask-issuer'])] };
    const exclusive = context.policy.beforeIsExclusive;
    const boundary = exclusive ? 'exclusive' : 'inclusive';
    return { ...deadline, due: exclusive ? addDays(eventOn, -1) : eventOn, boundary, flags: [...kept, 'set-by-event'] };
  }
  const ended = endOf(eventOn, offset, context);
  if (ended === null) return { ...deadline, flags: [...new Set<DeadlineFlag>([...kept, 'needs-clerk'])] };
  const start = offset.direction === 'after' ? eventOn : null;
  return {
    ...deadline,
    start,
    due: ended.due,
    boundary: 'inclusive',
    confidence: ended.holidaysKnown ? deadline.confidence : 'medium',
    flags: [...kept, 'set-by-event', ...ended.flags],
  };
}

/**
 * As `resolveDeadlineOnEvent`, for an event that has come or been set: where the words give no day after it, the day
 * of the event stands as `start`, so that the deadline waits for its issuer and no longer for the event.
 */
export function deadlineAfterEvent(deadline: Deadline, eventOn: LocalDate, context: Pick<PhraseContext, 'policy' | 'calendar'>): Deadline {
  const waiting: Deadline = { ...deadline, start: null, due: null, boundary: null };
  const resolved = resolveDeadlineOnEvent(waiting, eventOn, context);
  if (resolved.due !== null) return resolved;
  const flags: readonly DeadlineFlag[] = resolved.flags.includes('needs-clerk') ? resolved.flags : [...new Set<DeadlineFlag>([...resolved.flags, 'ask-issuer'])];
  return { ...resolved, start: eventOn, flags };
}

function countedPhrase(text: string): CountedPhrase | null {
  const match = first(text, LENGTH_THEN_EVENT) ?? first(text, EVENT_THEN_LENGTH) ?? first(text, LENGTH_ALONE);
  if (match === null) return null;
  const { count, unit, link, event } = match.groups ?? {};
  const around = link !== undefined && /^(?:trước|sau)/u.test(link);
  return {
    offset: {
      count: Number(count),
      unit: unit as Offset['unit'],
      direction: link?.startsWith('trước') === true ? 'before' : 'after',
    },
    link: around ? 'around' : 'from',
    event: event === undefined ? null : `${link?.endsWith('khi') === true ? 'khi ' : ''}${event}`.trim(),
    rest: text.replace(match[0], ' ').replace(LEAD, ' '),
  };
}

function readCounted({ offset, link, event, rest: beside }: CountedPhrase, context: PhraseContext): Reading {
  if (offset.count === 0 || speaksOfTime(beside)) return UNREADABLE;
  if (event === null) return reading('term', { confidence: 'medium', flags: ['ask-issuer'] });
  if (has(event, OWN_DATE)) {
    return fromDays(offset, link, [context.issuedOn], ['start-inferred'], context);
  }
  const { points, rest } = pointsIn(event, context.issuedOn);
  if (points.length === 0) {
    if (/\d/u.test(event)) return UNREADABLE;
    return reading(has(event, CONDITIONAL_EVENT) ? 'conditional' : 'relative');
  }
  const [point] = points;
  if (point === undefined || points.length > 1 || !isDay(point) || speaksOfTime(rest)) return UNREADABLE;
  const flags: readonly DeadlineFlag[] = point.inferred === 'year' ? ['year-inferred'] : [];
  return fromDays(
    offset,
    link,
    point.spans(context.issuedOn).map(({ first: day }) => day),
    flags,
    context,
  );
}

/** The term from the first of these days that ends no earlier than the issue date; from the only one regardless. */
function fromDays(
  offset: Offset,
  link: CountedPhrase['link'],
  days: readonly LocalDate[],
  flags: readonly DeadlineFlag[],
  context: PhraseContext,
): Reading {
  for (const day of days) {
    const ended = endOf(day, offset, context);
    if (ended === null || (days.length > 1 && ended.due < context.issuedOn)) continue;
    return reading(link === 'from' ? 'term' : 'relative', {
      start: offset.direction === 'after' ? day : null,
      due: ended.due,
      boundary: 'inclusive',
      confidence: flags.includes('year-inferred') || !ended.holidaysKnown ? 'medium' : 'high',
      flags: [...flags, ...ended.flags],
    });
  }
  return UNREADABLE;
}

interface Ended {
  readonly due: LocalDate;
  readonly flags: readonly DeadlineFlag[];
  /** False when the calendar was asked about a year whose holidays it does not know. */
  readonly holidaysKnown: boolean;
}

/**
 * The last day of a length counted from a day that itself is not counted (Civil Code 147, 148(3)), moved off a day off
 * when the policy says so (148(5)). Counted back, it is never moved: a later day would shorten the notice.
 * Null when it leaves the years 1900–2200.
 */
function endOf(
  day: LocalDate,
  { count, unit, direction }: Offset,
  { policy, calendar }: Pick<PhraseContext, 'policy' | 'calendar'>,
): Ended | null {
  const signed = direction === 'after' ? count : -count;
  if (unit === 'ngày làm việc') {
    const due = parseLocalDate(addWorkingDays(day, signed, calendar));
    return due && { due, flags: [], holidaysKnown: coversSpan(day, due, calendar) };
  }
  const end =
    unit === 'ngày' || unit === 'tuần'
      ? parseLocalDate(addDays(day, unit === 'tuần' ? signed * 7 : signed))
      : addMonths(day, unit === 'năm' ? signed * 12 : signed);
  if (end === null) return null;
  if (direction === 'before' || !policy.termMovesOffDayOff) return { due: end, flags: [], holidaysKnown: true };
  const due = workingDayOnOrAfter(end, calendar);
  return { due, flags: due === end ? [] : ['moved-off-day-off'], holidaysKnown: coversSpan(end, due, calendar) };
}

const isDay = (point: Point): boolean =>
  point.unit === 'day' && (point.prefix.trim() === '' || point.inferred === null);

function first(text: string, pattern: RegExp): RegExpExecArray | null {
  const [match] = text.matchAll(pattern);
  return match ?? null;
}
