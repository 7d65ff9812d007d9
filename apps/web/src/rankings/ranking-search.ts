/** `dv`: the body whose line is opened. */
export interface RankingSearch {
  readonly dv?: string | undefined;
}

export const readRankingSearch = ({ dv }: Readonly<Record<string, unknown>>): RankingSearch => (typeof dv === 'string' && /^[a-z0-9-]{1,80}$/u.test(dv) ? { dv } : {});
