/**
 * A number that a person wrote, as decimal text for the API (`62,5` → `62.5`); null when it is none, or could be read two
 * ways: `78.000` is seventy-eight thousand to a clerk and seventy-eight to a computer.
 */
export function readNumber(text: string): string | null {
  const plain = text.replaceAll(/\s/gu, '');
  if (/^-?\d{1,3}(\.\d{3})+$/u.test(plain) || !/^-?\d+([.,]\d+)?$/u.test(plain)) return null;
  return plain.replace(',', '.');
}

const PERIODS: readonly (readonly [pattern: RegExp, key: (one: string, year: string) => string])[] = [
  [/^(\d{1,2})\/(\d{4})$/u, (month, year) => `${year}-${month.padStart(2, '0')}`],
  [/^(?:q|quý)\s*([1-4])\/(\d{4})$/iu, (quarter, year) => `${year}-Q${quarter}`],
  [/^(?:h|nửa năm)\s*([12])\/(\d{4})$/iu, (half, year) => `${year}-H${half}`],
];

/** The key of a period that a person wrote, if it is written in one of the ways shown; else the text as it is. A day is `YYYY-MM-DD` then. */
export function readPeriod(text: string): string {
  const plain = text.trim();
  const day = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/u.exec(plain);
  if (day !== null) return `${day[3] ?? ''}-${(day[2] ?? '').padStart(2, '0')}-${(day[1] ?? '').padStart(2, '0')}`;
  for (const [pattern, key] of PERIODS) {
    const found = pattern.exec(plain);
    if (found !== null) return key(found[1] ?? '', found[2] ?? '');
  }
  return plain;
}
