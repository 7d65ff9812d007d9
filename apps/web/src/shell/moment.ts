import { useSearch } from '@tanstack/react-router';
import type { Schemas } from '../api/client.js';
import { writtenDay, writtenInstant } from '../wording/dates.js';
import type { Dictionary } from '../language/vi.js';

/** The past moment in the address: a day (its end in Việt Nam), an instant, or an event of the log and an instant (`index:17@…`), which is the same for good; absent = now. */
export interface MomentSearch {
  readonly luc?: string | undefined;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^(?:index:\d{1,15}@)?\d{4}-\d{2}-\d{2}T[\d:.]+(?:Z|[+-]\d{2}:\d{2})$/;

export const readMomentSearch = ({ luc }: Readonly<Record<string, unknown>>): MomentSearch =>
  typeof luc === 'string' && (DAY.test(luc) || INSTANT.test(luc)) ? { luc } : {};

/** Its last millisecond. */
export const instantOf = (luc: string): number => (DAY.test(luc) ? Date.parse(`${luc}T24:00:00+07:00`) - 1 : Date.parse(luc.slice(luc.indexOf('@') + 1)));

/** The moment of an answer as an address has it, the same for good. */
export const pinned = ({ index, at }: Schemas['Moment']): string => `index:${index}@${new Date(at).toISOString()}`;

/** What to ask the API with: nothing for now. */
export function useAsOf(): { readonly asOf?: string } {
  const { luc } = useSearch({ strict: false });
  return luc === undefined ? {} : { asOf: luc };
}

/** Says which past the page shows. */
export const momentWords = (luc: string, t: Dictionary): string => (DAY.test(luc) ? t.moment.past(writtenDay(luc)) : t.moment.pastInstant(writtenInstant(instantOf(luc))));
