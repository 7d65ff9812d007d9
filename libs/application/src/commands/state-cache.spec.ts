import { describe, expect, it } from '@jest/globals';
import type { AnyHeldState } from './held-state.js';
import { StateCache } from './state-cache.js';

const held = (revision: number): AnyHeldState => ({ state: null, revision, position: null, lastEventId: null, snapshotRevision: -1, emptyAtMark: null });

describe('StateCache', () => {
  it('never holds more than its bound, and keeps what is used', () => {
    const cache = new StateCache(10);
    cache.set('used', held(1), false);
    for (let index = 0; index < 100; index++) {
      cache.set(`stream-${index}`, held(index), false);
      expect(cache.size).toBeLessThanOrEqual(10);
      expect(cache.get('used')).toEqual(held(1));
    }
    expect(cache.get('stream-99')).toEqual(held(99));
    expect(cache.get('stream-0')).toBeUndefined();
  });

  it('forgets settled states before open ones', () => {
    const cache = new StateCache(8);
    for (let index = 0; index < 4; index++) cache.set(`open-${index}`, held(index), false);
    for (let index = 0; index < 50; index++) cache.set(`settled-${index}`, held(index), true);
    expect([0, 1, 2, 3].map((index) => cache.get(`open-${index}`)?.revision)).toEqual([0, 1, 2, 3]);
  });

  it('gives the newest state of a stream that was settled and came back', () => {
    const cache = new StateCache(8);
    cache.set('a', held(1), false);
    cache.set('a', held(2), true);
    expect(cache.get('a')).toEqual(held(2));
    cache.set('a', held(3), true);
    cache.set('a', held(4), false);
    expect([cache.get('a')?.revision, cache.size]).toEqual([4, 1]);
    cache.delete('a');
    expect(cache.get('a')).toBeUndefined();
  });

  it('keeps nothing when it may not', () => {
    const cache = new StateCache(0);
    cache.set('a', held(1), false);
    expect([cache.get('a'), cache.size]).toEqual([undefined, 0]);
  });
});
