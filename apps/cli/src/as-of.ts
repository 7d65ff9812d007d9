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
