import { API_FILTERS } from '../inbox/inbox-search.js';
import type { Dictionary } from '../language/vi.js';

const AMONG_PERIODS = 'periods.';

/** What a number counts, by the path of its field: the words of its end, since totals, groups and tasks count the same things. */
export function numberWords(number: string, t: Dictionary): string {
  const words = wordsOf(t);
  for (let rest = number; rest !== ''; rest = rest.includes('.') ? rest.slice(rest.indexOf('.') + 1) : '') {
    const found = words.get(rest);
    if (found !== undefined) return number.includes(AMONG_PERIODS) && !rest.startsWith(AMONG_PERIODS) ? t.numbers.ofPeriods(found) : found;
  }
  return number;
}

function wordsOf(t: Dictionary): ReadonlyMap<string, string> {
  return new Map([
    ...named('boxes', t.boxes), ...named('lines', t.lines), ...named('counts', t.boxes), ...API_FILTERS.map((filter): [string, string] => [`counts.${filter}`, t.inbox[filter]]), ...named('days', t.numbers.days), ...named('standing', t.indicators.standings), ...named('light', t.numbers.lights),
    ...Object.entries(t.numbers.names),
  ]); // prettier-ignore
}

const named = (of: string, words: Readonly<Record<string, string>>): [string, string][] => Object.entries(words).map(([name, word]) => [`${of}.${name}`, word]);
