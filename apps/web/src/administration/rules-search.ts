import { readMomentSearch, type MomentSearch } from '../shell/moment.js';

/** Which year of the working calendar is shown, in the address: `nam`. */
export interface RulesSearch extends MomentSearch {
  readonly nam?: number | undefined;
}

export function readRulesSearch(search: Readonly<Record<string, unknown>>): RulesSearch {
  const year = Number(search['nam']);
  return { ...readMomentSearch(search), ...(Number.isInteger(year) && year >= 1900 && year <= 2200 && { nam: year }) };
}
