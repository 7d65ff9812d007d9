import { describe, expect, it } from '@jest/globals';
import { dayOf, daysAfter, daysBetween, readDay, writtenDay, writtenInstant } from './dates.js';

describe('dates on the screen', () => {
  it('are written as in Việt Nam, on the clocks of Việt Nam', () => {
    expect([writtenDay('2021-12-31'), writtenInstant('2021-12-31T17:05:00.000Z'), writtenInstant(0)]).toEqual(['31/12/2021', '01/01/2022 00:05', '01/01/1970 07:00']);
    expect([dayOf('2021-12-31T16:59:59.999Z'), dayOf('2021-12-31T17:00:00Z')]).toEqual(['2021-12-31', '2022-01-01']);
  });

  it('are counted in whole days', () => {
    expect([daysAfter('2024-02-28', 2), daysAfter('2021-01-01', -1), daysBetween('2021-12-31', '2022-01-15')]).toEqual(['2024-03-01', '2020-12-31', 15]);
  });

  it.each([
    ['31/12/2021', '2021-12-31'],
    [' 1/2/2021 ', '2021-02-01'],
    ['1-2-2021', '2021-02-01'],
    ['31.12.2021', '2021-12-31'],
    ['31/02/2021', null],
    ['2021-12-31', null],
    ['00/01/2021', null],
    ['', null],
  ])('read %p as %p', (text, day) => {
    expect(readDay(text)).toBe(day);
  });
});
