import { useSearch } from '@tanstack/react-router';
import { writtenDay, writtenInstant } from '../wording/dates.js';
import type { Dictionary } from '../language/vi.js';

/** The past moment in the address: a day (its end in Việt Nam) or an instant; absent = now. */
export interface MomentSearch {
  readonly luc?: string | undefined;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T[\d:.]+(?:Z|[+-]\d{2}:\d{2})$/;

export const readMomentSearch = ({ luc }: Readonly<Record<string, unknown>>): MomentSearch =>
  typeof luc === 'string' && (DAY.test(luc) || INSTANT.test(luc)) ? { luc } : {};

/** What to ask the API with: nothing for now. */
export function useAsOf(): { readonly asOf?: string } {
  const { luc } = useSearch({ strict: false });
  return luc === undefined ? {} : { asOf: luc };
}

/** Says which past the page shows. */
export const momentWords = (luc: string, t: Dictionary): string => (DAY.test(luc) ? t.moment.past(writtenDay(luc)) : t.moment.pastInstant(writtenInstant(luc)));
