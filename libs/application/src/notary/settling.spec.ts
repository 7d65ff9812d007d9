import { describe, expect, it } from '@jest/globals';
import { tilePath, type Tile } from '#libs/domain';
import { MemoryAuditTiles } from '#libs/testing';
import { readNotaryState, type NotaryState } from './notary-state.js';
import { Settling } from './settling.js';

const bundle = (index: number): Tile => ({ level: 'entries', index, width: 256 });
const upTo = (bundles: number): NotaryState => ({ size: 256 * bundles, position: String(256 * bundles).padStart(16, '0'), keys: [] });

/** Pieces of two bundles; what is settled, in order. */
class Recorded extends MemoryAuditTiles {
  readonly settled: string[][] = [];

  override async settle(paths: readonly string[]): Promise<void> {
    this.settled.push([...paths]);
  }
}
function settlingOf(tiles: Recorded): Settling {
  const settling = new Settling(tiles, { settleEvery: 512, settleAfterMs: 60_000 }, 0);
  for (const index of [0, 1, 2, 3, 4]) settling.hear([bundle(index)], upTo(index + 1), 1_000 * index);
  return settling;
}
const paths = (...indexes: readonly number[]): string[] => indexes.map((index) => tilePath(bundle(index)));

describe('tiles', () => {
  it('are settled a piece at a time once they are a minute old, the oldest first', async () => {
    const tiles = new Recorded();
    const settling = settlingOf(tiles);
    await settling.advance(60_999, false);
    expect([tiles.settled, await readNotaryState(tiles)]).toEqual([[], null]);
    await settling.advance(61_000, false);
    expect([tiles.settled, await readNotaryState(tiles)]).toEqual([[paths(0, 1)], upTo(2)]);
    await settling.advance(62_999, false);
    expect(tiles.settled).toHaveLength(1);
    await settling.advance(64_000, false);
    await settling.advance(64_000, false);
    await settling.advance(64_000, false);
    expect([tiles.settled, await readNotaryState(tiles)]).toEqual([[paths(0, 1), paths(2, 3), paths(4)], upTo(5)]);
  });

  it('are settled at once while the log rests, still a piece at a time', async () => {
    const tiles = new Recorded();
    const settling = settlingOf(tiles);
    await settling.advance(4_000, true);
    expect(tiles.settled).toEqual([paths(0, 1)]);
    await settling.advance(4_000, true);
    await settling.advance(4_000, true);
    expect(tiles.settled).toEqual([paths(0, 1), paths(2, 3), paths(4)]);
    settling.hear([bundle(5)], upTo(6), 5_000);
    await settling.advance(5_000, true);
    expect([tiles.settled.at(-1), await readNotaryState(tiles)]).toEqual([paths(5), upTo(6)]);
  });

  it('are all settled at the end', async () => {
    const tiles = new Recorded();
    await settlingOf(tiles).finish();
    expect([tiles.settled.flat(), await readNotaryState(tiles)]).toEqual([paths(0, 1, 2, 3, 4), upTo(5)]);
  });

  it('are not said to be settled when that fails', async () => {
    const tiles = new Recorded();
    const settling = settlingOf(tiles);
    tiles.settle = () => Promise.reject(new Error('the disk failed'));
    await expect(settling.finish()).rejects.toThrow('the disk failed');
    expect(await readNotaryState(tiles)).toBeNull();
  });
});
