import { readMomentSearch, type MomentSearch } from '../shell/moment.js';

export const ACCESS_KINDS = ['read', 'export', 'refused'] as const;

/** Which looks are shown, in the address: `ai` who looked, `dv` whose data, `loai` the kind, `tu` and `den` days of recording. */
export interface AccessSearch extends MomentSearch {
  readonly ai?: string | undefined;
  readonly dv?: string | undefined;
  readonly loai?: (typeof ACCESS_KINDS)[number] | undefined;
  readonly tu?: string | undefined;
  readonly den?: string | undefined;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const isDay = (value: unknown): value is string => typeof value === 'string' && DAY.test(value);

export function readAccessSearch(search: Readonly<Record<string, unknown>>): AccessSearch {
  const { ai, dv, loai, tu, den } = search;
  const kind = ACCESS_KINDS.find((each) => each === loai);
  return {
    ...readMomentSearch(search),
    ...(typeof ai === 'string' && { ai }),
    ...(typeof dv === 'string' && { dv }),
    ...(kind !== undefined && { loai: kind }),
    ...(isDay(tu) && { tu }),
    ...(isDay(den) && { den }),
  };
}
