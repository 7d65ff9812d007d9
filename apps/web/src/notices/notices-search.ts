import { readMomentSearch, type MomentSearch } from '../shell/moment.js';

/** Which notices, in the address: `chua=doc` those not seen yet, `dv` of which body, `het=ca` with those that one does not want listed. */
export interface NoticesSearch extends MomentSearch {
  readonly chua?: 'doc' | undefined;
  readonly dv?: string | undefined;
  readonly het?: 'ca' | undefined;
}

export function readNoticesSearch(search: Readonly<Record<string, unknown>>): NoticesSearch {
  const { chua, dv, het } = search;
  return { ...readMomentSearch(search), ...(chua === 'doc' && { chua }), ...(typeof dv === 'string' && { dv }), ...(het === 'ca' && { het }) };
}
