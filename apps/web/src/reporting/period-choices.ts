import type { Dictionary } from '../language/vi.js';

/** How many periods to come are offered. */
const TO_COME = 8;

/** The period after one, by its key: `2022-03`, `2022-Q1`, `2022-H1` or `2022`; null for what is no key. */
export function nextPeriod(key: string): string | null {
  const [, year = '', part = '', number = ''] = /^(\d{4})(?:-([QH]?)(\d{1,2}))?$/u.exec(key) ?? [];
  if (year === '') return null;
  if (number === '') return String(Number(year) + 1);
  const last = part === 'Q' ? 4 : part === 'H' ? 2 : 12;
  const [of, next] = Number(number) < last ? [year, Number(number) + 1] : [String(Number(year) + 1), 1];
  return `${of}-${part}${part === '' ? String(next).padStart(2, '0') : next}`;
}

/** The periods that have begun, as their page lists them, and those that come next, to be chosen from: the latest first. */
export function periodChoices(begun: readonly string[], t: Dictionary): readonly { readonly value: string; readonly label: string }[] {
  const known = [...new Set(begun)].toSorted();
  for (let made = 0; made < TO_COME; made += 1) {
    const next = nextPeriod(known.at(-1) ?? '');
    if (next === null) break;
    known.push(next);
  }
  return known.toReversed().map((value) => ({ value, label: t.marks.period(value) }));
}
