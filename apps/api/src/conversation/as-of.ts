import type { AsOf, BoundedPage, Moment } from '#libs/application';
import { endOfDay, parseLocalDate, type Instant } from '#libs/domain';
import { ProblemError } from '../problems/problem.error.js';
import type { BoundedDto, PagedDto } from './asked.dto.js';

const INDEX = /^index:(\d{1,15})(?:@(.+))?$/;
const INSTANT = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,3})?)?(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)$/;

/**
 * The moment a question names (R13). A plain day means its last millisecond in Việt Nam: all that was recorded on it,
 * judged before the next day begins. @throws ProblemError `moment-unknown`.
 */
export function parseAsOf(text: string | undefined): AsOf {
  if (text === undefined || text === '' || text === 'now') return { kind: 'now' };
  const [, index, pinnedAt] = INDEX.exec(text) ?? [];
  if (index !== undefined && pinnedAt === undefined) return { kind: 'index', index: Number(index) };
  if (index !== undefined) return { kind: 'pinned', index: Number(index), at: instantIn(pinnedAt ?? '', text) };
  const day = parseLocalDate(text);
  if (day !== null) return { kind: 'instant', at: endOfDay(day) - 1 };
  return { kind: 'instant', at: instantIn(text, text) };
}

/** The text that names exactly this moment, whatever is recorded later. */
export const writeAsOf = ({ index, at }: Moment): string => `index:${index}@${new Date(at).toISOString()}`;

function instantIn(text: string, asOf: string): Instant {
  const written = text.replace(' ', '+'); // a plus sign that was not percent-encoded arrives as a space
  const match = INSTANT.exec(written);
  if (match === null || parseLocalDate(match[1] ?? '') === null) throw new ProblemError('moment-unknown', { asOf });
  return Date.parse(written);
}

const DEFAULT_LIMIT = 50;
const MOST_ROWS = 200;

/** @throws ProblemError `validation-failed` for a limit outside 1–200. */
export function pageOf({ cursor, limit, ...rest }: PagedDto | BoundedDto): BoundedPage {
  const rows = limit === undefined ? DEFAULT_LIMIT : Number(limit);
  if (rows < 1) throw new ProblemError('validation-failed', {}, [{ path: 'limit', rule: 'min', parameters: [1] }]);
  if (rows > MOST_ROWS) throw new ProblemError('validation-failed', {}, [{ path: 'limit', rule: 'max', parameters: [MOST_ROWS] }]);
  return { cursor: cursor ?? null, limit: rows, until: 'until' in rest ? rest.until : undefined };
}
