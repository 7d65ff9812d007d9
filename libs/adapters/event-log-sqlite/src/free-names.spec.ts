import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { FreeNames } from './free-names.js';

/** A file with these names, and how often it was read. */
function fileOf(names: readonly string[]): { readonly free: FreeNames; readonly reads: () => number } {
  let reads = 0;
  const free = new FreeNames((from, limit) => {
    reads += 1;
    return names.slice(from - 1, from - 1 + limit).map((name, at) => [from + at, name] as const);
  }, names.length);
  return { free, reads: () => reads };
}

async function learned(free: FreeNames, slices: number): Promise<void> {
  free.isFree('the first question');
  for (let turn = 0; turn <= slices; turn++) await nextTurn();
}

const namesLike = (word: string, count: number): readonly string[] => Array.from({ length: count }, (_, n) => `assignment-${word}-${n}`);

describe('the names that are free', () => {
  it('are never those that the file has, or that were taken since', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(fc.string({ unit: 'binary', minLength: 1 }), { maxLength: 40 }), fc.integer({ min: 0, max: 40 }), async (names, stored) => {
        const { free } = fileOf(names.slice(0, stored));
        await learned(free, 1);
        for (const name of names.slice(stored)) free.take(name);
        expect(names.filter((name) => free.isFree(name))).toEqual([]);
      }),
    );
  });

  it('are nearly all others', async () => {
    const { free, reads } = fileOf(namesLike('stored', 3_000));
    await learned(free, 6);
    expect(reads()).toBe(6);
    expect(namesLike('free', 3_000).filter((name) => free.isFree(name)).length).toBeGreaterThan(2_980);
  });

  it('are not told before all of the file is learned, beside other work', async () => {
    const { free } = fileOf(namesLike('stored', 1_001));
    const told: boolean[] = [];
    for (let turn = 0; turn < 5; turn++) {
      told.push(free.isFree('free'));
      await nextTurn();
    }
    expect(told).toEqual([false, false, false, true, true]);
  });

  it('are known at once in an empty file', () => {
    const { free } = fileOf([]);
    expect([free.isFree('a'), (free.take('a'), free.isFree('a')), free.isFree('b')]).toEqual([true, false, true]);
  });

  it('are never told when the file cannot be read, or is about to be closed', async () => {
    const broken = new FreeNames(() => {
      throw new Error('disk I/O error');
    }, 1);
    const { free: closing } = fileOf(namesLike('stored', 600));
    closing.isFree('free');
    closing.stop();
    await learned(broken, 3);
    expect([broken.isFree('free'), closing.isFree('free')]).toEqual([false, false]);
  });
});
