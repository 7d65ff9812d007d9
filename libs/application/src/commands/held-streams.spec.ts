import { describe, expect, it } from '@jest/globals';
import type { AnyHeldState } from './held-state.js';
import { HeldStreams } from './held-streams.js';

const held = (revision: number): AnyHeldState => ({ state: null, revision, position: null, lastEventId: null, snapshotRevision: -1, emptyAtMark: null });

/** One use of a stream: entered, its state put there, left. */
function use(streams: HeldStreams, stream: string, revision: number, settled = false): void {
  const place = streams.of(stream);
  expect(place.enter()).toBeNull();
  Object.assign(place, { held: held(revision), settled });
  place.leave();
  streams.release(place);
}

describe('the streams in use', () => {
  it('are never more than their bound, and those are kept that are used', () => {
    const streams = new HeldStreams(10);
    use(streams, 'used', 1);
    for (let index = 0; index < 100; index++) {
      use(streams, `stream-${index}`, index);
      expect(streams.size).toBeLessThanOrEqual(10);
      expect(streams.find('used')?.held).toEqual(held(1));
    }
    expect(streams.find('stream-99')?.held).toEqual(held(99));
    expect(streams.find('stream-0')).toBeUndefined();
  });

  it('forget settled ones before open ones, and keep the last few of them', () => {
    const streams = new HeldStreams(128);
    for (let index = 0; index < 60; index++) use(streams, `open-${index}`, index);
    for (let index = 0; index < 500; index++) use(streams, `settled-${index}`, index, true);
    expect(Array.from({ length: 60 }, (_, index) => streams.find(`open-${index}`)?.held?.revision)).toEqual(Array.from({ length: 60 }, (_, index) => index));
    expect([497, 498, 499].map((index) => streams.find(`settled-${index}`)?.held?.revision)).toEqual([undefined, 498, 499]);
  });

  it('hold the newest state of one that was settled and came back', () => {
    const streams = new HeldStreams(128);
    use(streams, 'a', 1);
    use(streams, 'a', 2, true);
    use(streams, 'a', 3);
    expect([streams.find('a')?.held?.revision, streams.size]).toEqual([3, 1]);
  });

  it('keep one that somebody works on, whatever else is used', () => {
    const streams = new HeldStreams(4);
    const place = streams.of('a');
    place.enter();
    for (let index = 0; index < 100; index++) use(streams, `stream-${index}`, index);
    expect(streams.of('a')).toBe(place);
  });

  it('keep nothing when they may not', () => {
    const streams = new HeldStreams(0);
    use(streams, 'a', 1);
    expect([streams.find('a'), streams.size]).toEqual([undefined, 0]);
  });
});

describe('a stream that somebody works on', () => {
  it('lets the next one in when the one before has left, in the order they came', async () => {
    const place = new HeldStreams(10).of('a');
    const order: string[] = [];
    place.enter();
    const [first, second] = ['first', 'second'].map((name) => (place.enter() as Promise<void>).then(() => order.push(name)));
    order.push('mine');
    place.leave();
    await first;
    expect([...order, place.busy]).toEqual(['mine', 'first', true]);
    place.leave();
    await second;
    place.leave();
    expect([...order, place.busy]).toEqual(['mine', 'first', 'second', false]);
  });
});
