import { describe, expect, it } from '@jest/globals';
import { SystemClock } from './system-clock.js';

describe('SystemClock', () => {
  it('tells whole milliseconds of the machine', () => {
    const before = Date.now();
    const now = new SystemClock().now();
    expect(Number.isInteger(now)).toBe(true);
    expect(now >= before && now <= Date.now()).toBe(true);
  });
});
