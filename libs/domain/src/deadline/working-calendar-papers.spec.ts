import { describe, expect, it } from '@jest/globals';
import { SHIPPED_YEAR_PAPERS, WORKING_CALENDAR_V1, WORKING_CALENDAR_V2 } from './index.js';

describe('the papers of the shipped calendar', () => {
  it('are named for every announced year and for no other', () => {
    expect([...SHIPPED_YEAR_PAPERS.keys()]).toEqual([...WORKING_CALENDAR_V1.officialYears]);
    expect([...WORKING_CALENDAR_V2.officialYears]).toEqual([...WORKING_CALENDAR_V1.officialYears]);
  });

  it('say what each swap of a working day rests on', () => {
    const swapped = [...WORKING_CALENDAR_V1.daysOff.values()].filter(({ kind }) => kind === 'swapped-off').map(({ date }) => date);
    expect(swapped).toEqual(['2024-04-29', '2025-05-02', '2026-01-02', '2026-08-31']);
    const numbers = swapped.map((date) => /\d+\/(?:VPCP-KGVX|TB-BNV)/u.test(SHIPPED_YEAR_PAPERS.get(Number(date.slice(0, 4))) ?? ''));
    expect(numbers).toEqual([true, true, true, true]);
  });
});
