import { addDays, dateAt, startOfDay, type Instant } from '../kernel/index.js';
import type { TimeOfDay } from '../deadline/index.js';

/** The first instant after `now` at which a daily digest goes out, at that time of the day in Việt Nam. */
export function nextDigestAt(now: Instant, { hour, minute }: TimeOfDay): Instant {
  const today = dateAt(now);
  const onDay = (day: typeof today): Instant => startOfDay(day) + (hour * 60 + minute) * 60_000;
  return onDay(today) > now ? onDay(today) : onDay(addDays(today, 1));
}
