const DAY_MS = 86_400_000;
/** Việt Nam has no summer time: its clocks are seven hours ahead all year. */
const OFFSET_MS = 7 * 3_600_000;

/** `2021-12-31` as it is written in Việt Nam: `31/12/2021`. */
export const writtenDay = (day: string): string => `${day.slice(8, 10)}/${day.slice(5, 7)}/${day.slice(0, 4)}`;

/** Is this a day as the API writes it? */
export const isApiDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/u.test(text);

/** The day in Việt Nam of an instant (milliseconds or ISO text), `YYYY-MM-DD`. */
export const dayOf = (instant: number | string): string => new Date(new Date(instant).getTime() + OFFSET_MS).toISOString().slice(0, 10);

/** An instant on the clocks of Việt Nam: `31/12/2021 09:05`. */
export function writtenInstant(instant: number | string): string {
  const local = new Date(new Date(instant).getTime() + OFFSET_MS).toISOString();
  return `${writtenDay(local.slice(0, 10))} ${local.slice(11, 16)}`;
}

/** The day so many days later; fewer than none = earlier. */
export const daysAfter = (day: string, days: number): string => new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

/** Whole days from one day to another. */
export const daysBetween = (from: string, to: string): number => Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);

const WRITTEN = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/;

/** The day that a person wrote as `31/12/2021`, as `YYYY-MM-DD`; null when it is none. */
export function readDay(text: string): string | null {
  const match = WRITTEN.exec(text.trim());
  if (match === null) return null;
  const [, day = '', month = '', year = ''] = match;
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const instant = Date.parse(`${iso}T00:00:00Z`);
  return Number.isNaN(instant) || new Date(instant).toISOString().slice(0, 10) !== iso ? null : iso;
}
