import { describe, expect, it } from '@jest/globals';
import { rates } from './rates.js';

describe('the rates of R3', () => {
  it('leave the open duties in time out of the denominator: the whole of 2017', () => {
    const year2017 = { 'done-on-time': 14_068, 'done-late': 1_983, 'in-time': 5_640, overdue: 223 };
    expect(Object.values(year2017).reduce((sum, count) => sum + count)).toBe(21_914);
    const { completion, onTime } = rates(year2017);
    expect({ completion, onTime }).toEqual({ completion: { k: 16_051, n: 16_274 }, onTime: { k: 14_068, n: 16_274 } });
    expect(((100 * completion.k) / completion.n).toFixed(2)).toBe('98.63');
  });

  it('agree with 2016 up to August, where only the sum of the finished ones is known', () => {
    const { completion } = rates({ 'done-on-time': 2_501, 'done-late': 0, 'in-time': 0, overdue: 222 });
    expect(completion).toEqual({ k: 2_501, n: 2_723 });
    expect(((100 * completion.k) / completion.n).toFixed(2)).toBe('91.85');
  });

  it('have nothing to divide when nothing has fallen due', () => {
    expect(rates({ 'done-on-time': 0, 'done-late': 0, 'in-time': 9, overdue: 0 })).toEqual({
      completion: { k: 0, n: 0 },
      onTime: { k: 0, n: 0 },
    });
  });
});
