import { describe, expect, it } from '@jest/globals';
import { ManualClock } from '#libs/testing';
import { LagWatch } from './lag-watch.js';

describe('the lag of somebody who follows the log', () => {
  it('counts from the first question at which the log ended beyond, and ends when that point is reached', () => {
    const clock = ManualClock.on('2021-11-15');
    const watch = new LagWatch(clock);
    const asked = (seconds: number, head: string, reached: string): number => {
      clock.advance(seconds * 1000);
      return watch.lagMs(head, reached) / 1000;
    };
    expect([
      asked(0, '', ''),
      asked(15, '05', '05'),
      asked(15, '07', '05'),
      asked(15, '09', '06'),
      asked(15, '09', '07'), // what it waits for now was first seen at the question before
      asked(15, '09', '09'),
      asked(3600, '09', '09'),
      asked(15, '12', '09'),
    ]).toEqual([0, 0, 0, 15, 15, 0, 0, 0]);
  });
});
