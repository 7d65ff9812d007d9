import { describe, expect, it } from '@jest/globals';
import { monthsOf, type SpecialDay } from './calendar-months.js';

const special = (date: string, kind: SpecialDay['kind']): SpecialDay => ({ date, kind, occasion: 'other', name: { vi: 'x', en: 'x' } });

describe('the year of a working calendar', () => {
  it('is twelve months of whole weeks from Monday on, every day once', () => {
    const months = monthsOf(2024, []);
    const days = months.flatMap(({ weeks }) => weeks.flat()).filter((cell) => cell !== null);
    expect([months.length, days.length, days[0]?.date, days.at(-1)?.date, new Set(months.flatMap(({ weeks }) => weeks.map((week) => week.length)))]).toEqual([12, 366, '2024-01-01', '2024-12-31', new Set([7])]);
    expect(months[8]?.weeks[0]?.map((cell) => cell?.date.slice(8) ?? null)).toEqual([null, null, null, null, null, null, '01']);
  });

  it('has weekends off, and whatever the calendar gives off or has worked', () => {
    const cells = monthsOf(2025, [special('2025-05-02', 'swapped-off'), special('2025-04-26', 'swapped-worked'), special('2025-05-01', 'holiday')]).flatMap(({ weeks }) => weeks.flat());
    const off = (date: string) => cells.find((cell) => cell?.date === date)?.off;
    expect([off('2025-05-02'), off('2025-05-01'), off('2025-04-26'), off('2025-04-27'), off('2025-04-28')]).toEqual([true, true, false, true, false]);
  });
});
