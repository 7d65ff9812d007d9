import { describe, expect, it } from '@jest/globals';
import type { LoggedEvent } from '#libs/application';
import { Continuity } from './continuity.js';

const event = (stream: string, revision: number): LoggedEvent => ({ id: '', stream, revision, position: '', bytes: new Uint8Array() });
const admitted = (complete: boolean, events: readonly (readonly [string, number])[]): readonly boolean[] => {
  const continuity = new Continuity(complete);
  return events.map(([stream, revision]) => continuity.admits(event(stream, revision)));
};

describe('following a log', () => {
  it('lets streams run side by side, each without a hole', () => {
    expect(admitted(true, [['a', 0], ['b', 0], ['a', 1], ['b', 1], ['a', 2]])).toEqual([true, true, true, true, true]);
  });

  it('notices what is missing inside a stream, and does not take the event after it for seen', () => {
    expect(admitted(true, [['a', 0], ['a', 2], ['a', 2], ['a', 1], ['a', 2]])).toEqual([true, false, false, true, true]);
  });

  it('notices a missing beginning when it follows from the very beginning, and only then', () => {
    expect(admitted(true, [['a', 3]])).toEqual([false]);
    expect(admitted(false, [['a', 3], ['a', 4], ['a', 6]])).toEqual([true, true, false]);
  });
});
