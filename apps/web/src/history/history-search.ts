import { readMomentSearch, type MomentSearch } from '../shell/moment.js';

/** What of the history is shown, in the address: `dong` the stream, `tu` and `den` days on paper, `dv` the body, `co` words in what was recorded. */
export interface HistorySearch extends MomentSearch {
  readonly dong: string;
  readonly tu?: string | undefined;
  readonly den?: string | undefined;
  readonly dv?: string | undefined;
  readonly co?: string | undefined;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const isDay = (value: unknown): value is string => typeof value === 'string' && DAY.test(value);

export function readHistorySearch(search: Readonly<Record<string, unknown>>): HistorySearch {
  const { dong, tu, den, dv, co } = search;
  return {
    ...readMomentSearch(search),
    dong: typeof dong === 'string' ? dong : '',
    ...(isDay(tu) && { tu }),
    ...(isDay(den) && { den }),
    ...(typeof dv === 'string' && { dv }),
    ...(co !== undefined && co !== '' && { co: String(co) }),
  };
}
