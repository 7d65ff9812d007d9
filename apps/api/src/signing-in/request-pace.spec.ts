import { beforeEach, describe, expect, it } from '@jest/globals';
import { actorId } from '#libs/domain';
import { ManualClock } from '#libs/testing';
import type { Caller } from './caller.js';
import { RequestPace } from './request-pace.js';

const of = (id: string): Caller => ({ account: { actorId: actorId(id) } }) as unknown as Caller;
let clock: ManualClock;
let lines: string[];
let pace: RequestPace;
beforeEach(() => {
  [clock, lines] = [new ManualClock(1_700_000_000_000), []];
  pace = new RequestPace(clock, { requestsPerMinute: 120 }, { refused: (what, { account, address }) => void lines.push(`${what} ${account} ${address}`) });
});
const taken = (id: string, times: number): number => Array.from({ length: times }, () => pace.take(of(id), '10.0.0.7')).filter((seconds) => seconds === 0).length;

describe('the pace of an account', () => {
  it('lets a minute’s requests through at once, then as many as come with time, and no other account waits for it', () => {
    expect([taken('an', 200), pace.take(of('an'), '10.0.0.7'), taken('binh', 5)]).toEqual([120, 1, 5]);
    clock.advance(5_000);
    expect(taken('an', 50)).toBe(10);
    clock.advance(3_600_000);
    expect(taken('an', 200)).toBe(120);
  });

  it('is told to the log of the server once for each time that it is exceeded, not for each request', () => {
    taken('an', 300);
    clock.advance(1_000);
    taken('an', 300);
    expect(lines).toEqual(['too-many-requests an 10.0.0.7']);
    clock.advance(60_000);
    taken('an', 300);
    expect(lines).toHaveLength(2);
  });

  it('takes nothing away while the clock runs back', () => {
    expect(taken('an', 60)).toBe(60);
    clock.advance(-30_000);
    expect(taken('an', 100)).toBe(60);
  });
});
