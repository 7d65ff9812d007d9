import { addDays } from '../kernel/index.js';
import { partsOf } from './calendar-units.js';
import { NO_DEADLINE, type Deadline } from './deadline.js';
import { readPoint, readWindow } from './phrase-dates.js';
import { pointsIn } from './phrase-points.js';
import { reading, UNREADABLE, UNSPECIFIED, type PhraseContext, type Reading } from './phrase-reading.js';
import { isRecurring } from './phrase-rhythms.js';
import { hangsOnEvent, readTerm } from './phrase-terms.js';
import { has, phraseText, speaksOfTime, withoutCitations, words } from './phrase-text.js';
import { occasionSpan } from './working-calendar.js';

/** Characters; what is longer is a text and no clause, and would only cost time. */
const LONGEST_PHRASE = 500;

const TARGET = words('tầm nhìn|mục tiêu|chỉ tiêu|phần trăm|tỷ lệ|tỉ lệ');
const REGULARLY = words('định kỳ');
const STANDING_PLAIN = words('thường xuyên|liên tục');
const STANDING = words('thường xuyên|liên tục|tiếp tục|tăng cường|chủ động');
const VAGUE = words('sớm|kịp thời|khẩn trương|ngay|thời gian (?:tới|sớm nhất)|khi cần(?: thiết)?');
const LUNAR_NEW_YEAR = words(
  '(?<limit>trong dịp|vào dịp|nhân dịp|dịp|trước) tết(?: nguyên đán)?(?! dương| trung| đoan)(?: năm)?(?: (?<year>(?:19|20|21)\\d\\d))?',
);

/**
 * Reads one Vietnamese phrase of time by the table of R2. What the words do not settle is never guessed: vague words
 * give `unspecified` with `ask-issuer`, words that were not understood or allow two readings give `unspecified` with
 * `needs-clerk`; what was inferred carries its flag. Only a reading that needs the clerk is `proposed`.
 *
 * @param phrase one clause as written; null or blank means that nothing is said.
 */
export function resolveDeadlinePhrase(phrase: string | null, context: PhraseContext): Deadline {
  const written = phrase?.normalize('NFC').trim() ?? '';
  if (written === '') return { ...NO_DEADLINE, sourceLine: context.sourceLine };
  const read = written.length > LONGEST_PHRASE ? UNREADABLE : readText(phraseText(written), context);
  return {
    phrase: written,
    ...read,
    sourceLine: context.sourceLine,
    confirmation: read.flags.includes('needs-clerk') ? 'proposed' : 'confirmed',
  };
}

function readText(written: string, context: PhraseContext): Reading {
  const text = withoutCitations(written);
  if (written.includes('%') || has(written, TARGET)) return NOT_A_DEADLINE;
  if (isRecurring(text)) return readRecurring(text, context);
  const onEvent = readOccasion(text, context) ?? readTerm(text, context);
  if (onEvent !== null) return onEvent;
  const { points, rest } = pointsIn(text, context.issuedOn);
  if (points.length > 0) return readPoints(points, rest, context);
  if (/\d/u.test(text)) return UNREADABLE;
  if (has(text, REGULARLY)) return reading('recurring-unspecified', { flags: ['ask-issuer'] });
  if (has(text, STANDING)) return reading('standing', { confidence: has(text, STANDING_PLAIN) ? 'high' : 'medium' });
  if (has(text, VAGUE)) return UNSPECIFIED;
  return text !== written ? NOT_A_DEADLINE : UNREADABLE;
}

/** A rhythm; a day of one written year beside it contradicts it. */
function readRecurring(text: string, context: PhraseContext): Reading {
  const { points } = pointsIn(text, context.issuedOn);
  const fixed = points.some(({ inferred, unit }) => inferred === null && unit !== 'stage');
  return fixed ? UNREADABLE : reading('recurring', { confidence: 'medium' });
}

function readPoints(points: ReturnType<typeof pointsIn>['points'], rest: string, context: PhraseContext): Reading {
  if (speaksOfTime(rest) || hangsOnEvent(rest) || has(rest, REGULARLY)) return UNREADABLE;
  const [one, two, ...more] = points;
  if (one === undefined || more.length > 0) return UNREADABLE;
  return two === undefined ? readPoint(one, rest, context) : readWindow(one, two, context);
}

/** "trong dịp Tết", "trước Tết": only as far as the working-day calendar has the days (R2). */
function readOccasion(text: string, context: PhraseContext): Reading | null {
  const [match] = text.matchAll(LUNAR_NEW_YEAR);
  if (match === undefined) return null;
  const rest = text.replace(match[0], ' ');
  if (speaksOfTime(rest) || hangsOnEvent(rest)) return null;
  const written = match.groups?.['year'];
  const issueYear = partsOf(context.issuedOn).year;
  const years = written === undefined ? [issueYear, issueYear + 1] : [Number(written)];
  const before = match.groups?.['limit'] === 'trước';
  for (const year of years) {
    const span = occasionSpan('lunar-new-year', year, context.calendar);
    if (span === null) break;
    const exclusive = before && context.policy.beforeIsExclusive;
    const due = exclusive ? addDays(span.first, -1) : before ? span.first : span.last;
    if (written === undefined && due < context.issuedOn) continue;
    return reading(before ? 'date' : 'window', {
      start: before ? null : span.first,
      due,
      boundary: exclusive ? 'exclusive' : 'inclusive',
      confidence: 'medium',
      flags: written === undefined ? ['year-inferred', 'day-by-holiday-file'] : ['day-by-holiday-file'],
    });
  }
  return reading('relative', { confidence: 'medium', flags: ['ask-issuer'] });
}

/** A cited document's date, a target year, a percentage (R2). */
const NOT_A_DEADLINE: Reading = reading('none', { confidence: 'medium', flags: ['not-a-deadline'] });
