import type { AsOf, Moment } from '#libs/application';
import { SystemClock } from '#libs/adapters/clock-system';
import { endOfDay, parseLocalDate, type Instant } from '#libs/domain';
import { UsageError } from './command.js';

/** The moment that `--as-of` names: the end of a day or an instant with zone; the present when absent. @throws UsageError */
export function instantIn(text: string | undefined): Instant {
  if (text === undefined) return new SystemClock().now();
  const day = parseLocalDate(text);
  if (day !== null) return endOfDay(day) - 1;
  const instant = /^\d{4}-\d{2}-\d{2}T.+(?:Z|[+-]\d{2}:\d{2})$/u.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(instant)) throw new UsageError(`--as-of: không phải ngày hay thời điểm / no day and no instant with zone: ${text}`);
  return instant;
}

const INDEX = /^index:(\d{1,15})(?:@(.+))?$/u;

/** As `instantIn`, or `index:<n>`: after that event, or `index:<n>@<instant>`: after it, judged then. @throws UsageError */
export function asOfIn(text: string | undefined): AsOf {
  const [, index, at] = INDEX.exec(text ?? '') ?? [];
  if (index === undefined) return { kind: 'instant', at: instantIn(text) };
  return at === undefined ? { kind: 'index', index: Number(index) } : { kind: 'pinned', index: Number(index), at: instantIn(at) };
}

/** The text that names exactly this moment, whatever is recorded later. */
export const writtenMoment = ({ index, at }: Moment): string => `index:${index}@${new Date(at).toISOString()}`;
