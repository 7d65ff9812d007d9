import { readMomentSearch, type MomentSearch } from '../shell/moment.js';

/** Which notices, in the address: `chua=doc` those not seen yet, `dv` of which body. */
export interface NoticesSearch extends MomentSearch {
  readonly chua?: 'doc' | undefined;
  readonly dv?: string | undefined;
}

export function readNoticesSearch(search: Readonly<Record<string, unknown>>): NoticesSearch {
  const { chua, dv } = search;
  return { ...readMomentSearch(search), ...(chua === 'doc' && { chua }), ...(typeof dv === 'string' && { dv }) };
}
