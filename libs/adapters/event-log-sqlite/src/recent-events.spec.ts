import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { LoggedEvent } from '#libs/application';
import { positionOf } from './position.js';
import { RecentEvents } from './recent-events.js';

const logged = (index: number): LoggedEvent => ({ id: `event ${index}`, bytes: new Uint8Array(), stream: 's', revision: index - 1, position: positionOf(index) });
const run = (first: number, last: number): LoggedEvent[] => Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => logged(first + at));

describe('RecentEvents', () => {
  it('gives what comes after an index, or null when it does not hold all of it', () => {
    const recent = new RecentEvents();
    recent.add(10, run(11, 15));
    expect(recent.after(12, 2)).toEqual([logged(13), logged(14)]);
    expect(recent.after(10, 100)).toEqual(run(11, 15));
    expect(recent.after(9, 100)).toBeNull();
    expect(recent.after(15, 100)).toBeNull();
  });

  it('begins anew after a gap', () => {
    const recent = new RecentEvents();
    recent.add(0, run(1, 3));
    recent.add(7, run(8, 9));
    expect(recent.after(2, 100)).toBeNull();
    expect(recent.after(7, 100)).toEqual(run(8, 9));
  });

  it('answers, whatever was added, as the whole log would', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 3_000 }), { maxLength: 12 }), fc.nat(20_000), fc.integer({ min: 1, max: 2_000 }), (sizes, index, limit) => {
        const recent = new RecentEvents();
        let last = 0;
        for (const size of sizes) {
          recent.add(last, run(last + 1, last + size));
          last += size;
        }
        const found = recent.after(index, limit);
        if (found !== null) expect(found).toEqual(run(index + 1, Math.min(index + limit, last)));
        if (index < last && index >= last - 4096) expect(found).not.toBeNull();
      }),
      { numRuns: 60 },
    );
  });
});
