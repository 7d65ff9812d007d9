import type { Instant } from '#libs/domain';

const DAY_LENGTH = 'yyyy-mm-dd'.length;
let writtenAt = Number.NaN;
let written = '';
/** No day yet: no text starts with it. */
let readDay = '-';
let readDayStart = Number.NaN;

/** ISO-8601 in UTC with milliseconds. Remembers the last one: a busy core writes many events in one millisecond. */
export function instantText(at: Instant): string {
  if (at !== writtenAt) {
    written = new Date(at).toISOString();
    writtenAt = at;
  }
  return written;
}

const two = (text: string, at: number): number => (text.charCodeAt(at) - 48) * 10 + text.charCodeAt(at + 1) - 48;

/** The reverse for texts of exactly that form; NaN for anything else. */
export const readInstant = (text: string): Instant => (text.length === 24 ? readInstantAt(text, 0) : Date.parse(text));

/** The same for the 24 characters from that place on. Remembers the last day, a whole one: half a day of a text that was cut off would begin others too. */
export function readInstantAt(text: string, at: number): Instant {
  if (!text.startsWith(readDay, at)) {
    const day = text.slice(at, at + DAY_LENGTH);
    const start = Date.parse(`${day}T00:00:00.000Z`);
    if (day.length < DAY_LENGTH || Number.isNaN(start)) return Number.NaN;
    readDayStart = start;
    readDay = day;
  }
  const seconds = two(text, at + 11) * 3600 + two(text, at + 14) * 60 + two(text, at + 17);
  return readDayStart + seconds * 1000 + (text.charCodeAt(at + 20) - 48) * 100 + two(text, at + 21);
}
