import { isLineNumber } from './line-counts.js';

/** `dv`: the body whose line is opened; `so`: by which number of it, where it was not the whole line. */
export interface RankingSearch {
  readonly dv?: string | undefined;
  readonly so?: string | undefined;
}

export const readRankingSearch = ({ dv, so }: Readonly<Record<string, unknown>>): RankingSearch => (typeof dv === 'string' && /^[a-z0-9-]{1,80}$/u.test(dv) ? { dv, ...(isLineNumber(so) && { so }) } : {});
