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
  /** How many times more there is something to lay out, and how often that was asked for. */
  parcels = 0;
  asked = 0;

  override async settle(paths: readonly string[]): Promise<void> {
    this.settled.push([...paths]);
  }

  override async layOut(): Promise<boolean> {
    this.asked += 1;
    this.parcels = Math.max(0, this.parcels - 1);
    return this.parcels === 0;
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

  it('written together get their own files while the log rests, once all are settled, one parcel a round', async () => {
    const tiles = new Recorded();
    tiles.parcels = 2;
    const settling = settlingOf(tiles);
    for (const now of [64_000, 64_001, 64_002]) await settling.advance(now, now === 64_001);
    expect([tiles.settled.length, tiles.asked]).toEqual([3, 0]);
    await settling.advance(64_003, false);
    expect(tiles.asked).toBe(0);
    for (const now of [64_004, 64_005, 64_006, 64_007]) await settling.advance(now, true);
    expect([tiles.asked, tiles.parcels]).toEqual([2, 0]);
    settling.hear([bundle(5)], upTo(6), 65_000);
    for (const now of [65_001, 65_002, 65_003]) await settling.advance(now, true);
    expect([tiles.settled.length, tiles.asked]).toEqual([4, 3]);
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
