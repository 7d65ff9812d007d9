import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { KnownEnds } from './known-ends.js';

const follower = {};
let now = 0;

beforeEach(() => {
  now = 0;
  jest.spyOn(performance, 'now').mockImplementation(() => now);
});
afterEach(() => void jest.restoreAllMocks());

describe('the ends of streams, as far as known', () => {
  it('are unknown until somebody reads along', () => {
    const ends = new KnownEnds();
    ends.came('a', 3);
    ends.reached(follower, now);
    expect(ends.get('a')).toBeUndefined();
    ends.came('a', 4);
    expect(ends.get('a')).toBe(4);
  });

  it('only grow, in whatever order they are heard of', () => {
    const ends = new KnownEnds();
    ends.reached(follower, now);
    ends.came('a', 5);
    ends.came('a', 4);
    ends.learn('a', -1, ends.mark());
    expect(ends.get('a')).toBe(5);
  });

  it('are believed for a moment after the end of the log was looked at, and again after the next look', () => {
    const ends = new KnownEnds();
    ends.reached(follower, 0);
    ends.came('a', 1);
    now = 1_000;
    expect(ends.get('a')).toBe(1);
    now = 1_001;
    expect(ends.get('a')).toBeUndefined();
    ends.reached(follower, 900);
    expect(ends.get('a')).toBe(1);
  });

  it('are forgotten when a follower ends, with what was asked for before', () => {
    const ends = new KnownEnds();
    const other = {};
    ends.reached(follower, now);
    ends.reached(other, now);
    ends.came('a', 1);
    const mark = ends.mark();
    ends.closed(follower);
    ends.learn('a', 7, mark);
    expect(ends.get('a')).toBeUndefined();
    ends.came('a', 8);
    expect(ends.get('a')).toBe(8);
  });

  it('of a stream that was forgotten are asked for again', () => {
    const ends = new KnownEnds();
    ends.reached(follower, now);
    ends.came('a', 1);
    ends.forget('a');
    expect(ends.get('a')).toBeUndefined();
  });
});
