import { readMomentSearch, type MomentSearch } from '../shell/moment.js';

/** Whose days are told, in the address: `theo=thang` by month instead of by body, `dv` of one body, `tu`, `den` from and to a day. */
export interface CustodySearch extends MomentSearch {
  readonly theo?: 'thang' | undefined;
  readonly dv?: string | undefined;
  readonly tu?: string | undefined;
  readonly den?: string | undefined;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

export function readCustodySearch(search: Readonly<Record<string, unknown>>): CustodySearch {
  const { theo, dv, tu, den } = search;
  const isDay = (day: unknown): day is string => typeof day === 'string' && DAY.test(day);
  return { ...readMomentSearch(search), ...(theo === 'thang' && { theo }), ...(typeof dv === 'string' && { dv }), ...(isDay(tu) && { tu }), ...(isDay(den) && { den }) };
}
