import type { Instant } from '#libs/domain';

let writtenAt = Number.NaN;
let written = '';
let readDay = '';
let readDayStart = 0;

/** ISO-8601 in UTC with milliseconds. Remembers the last one: a busy core writes many events in one millisecond. */
export function instantText(at: Instant): string {
  if (at !== writtenAt) {
    written = new Date(at).toISOString();
    writtenAt = at;
  }
  return written;
}

const two = (text: string, at: number): number => (text.charCodeAt(at) - 48) * 10 + text.charCodeAt(at + 1) - 48;

/** The reverse for texts of exactly that form; NaN for anything else. Remembers the last day. */
export function readInstant(text: string): Instant {
  if (text.length !== 24) return Date.parse(text);
  const day = text.slice(0, 10);
  if (day !== readDay) {
    readDayStart = Date.parse(`${day}T00:00:00.000Z`);
    readDay = day;
  }
  const seconds = two(text, 11) * 3600 + two(text, 14) * 60 + two(text, 17);
  return readDayStart + seconds * 1000 + (text.charCodeAt(20) - 48) * 100 + two(text, 21);
}
