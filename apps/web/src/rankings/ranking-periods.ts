import type { Dictionary } from '../language/vi.js';

/** A quarter, a half or a year by its key (`2022-Q1`, `2022-H1`, `2022`), in words. */
export function periodWords(key: string, t: Dictionary): string {
  const [year = key, part = ''] = key.split('-');
  if (part.startsWith('Q')) return t.rankings.quarter(part.slice(1), year);
  return part.startsWith('H') ? t.rankings.half(part.slice(1), year) : t.rankings.year(year);
}

const QUARTERS = 8;

/** Keys of the periods that were over on a day (`YYYY-MM-DD`), the latest first: of two years quarter by quarter, with the halves and years that end with one. */
export function periodsBefore(day: string): readonly string[] {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
  const quarters = year * 4 + Math.ceil(month / 3) - 1;
  return Array.from({ length: QUARTERS }, (_, back) => quarters - 1 - back).flatMap((ended) => {
    const [of, quarter] = [Math.floor(ended / 4), (ended % 4) + 1];
    return [`${of}-Q${quarter}`, ...(quarter % 2 === 0 ? [`${of}-H${quarter / 2}`] : []), ...(quarter === 4 ? [`${of}`] : [])];
  });
}
