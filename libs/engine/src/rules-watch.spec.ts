import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { CommandCore } from '#libs/application';
import { RulesWatch } from './rules-watch.js';

let asked: number;
let reachable: boolean;
let watch: RulesWatch;
beforeEach(() => {
  jest.useFakeTimers();
  [asked, reachable] = [0, true];
  const rulesNow = (): ReturnType<CommandCore['rulesNow']> => {
    asked += 1;
    return reachable ? Promise.resolve({} as never) : Promise.reject(new Error('out of reach'));
  };
  watch = new RulesWatch({ rulesNow });
});
afterEach(() => {
  watch.stop();
  jest.useRealTimers();
});

describe('the rules that other programs publish', () => {
  it('are asked for soon after something was appended, once for all that comes meanwhile', async () => {
    for (let appends = 0; appends < 50; appends++) watch.hear();
    expect(asked).toBe(0);
    await jest.advanceTimersByTimeAsync(500);
    expect(asked).toBe(1);
    await jest.advanceTimersByTimeAsync(60_000);
    expect(asked).toBe(1);
    watch.hear();
    await jest.advanceTimersByTimeAsync(500);
    expect(asked).toBe(2);
  });

  it('are asked for again while the log is out of reach', async () => {
    reachable = false;
    watch.hear();
    await jest.advanceTimersByTimeAsync(1_500);
    expect(asked).toBe(3);
    reachable = true;
    await jest.advanceTimersByTimeAsync(5_000);
    expect(asked).toBe(4);
  });

  it('are not asked for after the end', async () => {
    watch.hear();
    watch.stop();
    watch.hear();
    await jest.advanceTimersByTimeAsync(5_000);
    expect(asked).toBe(0);
  });
});
