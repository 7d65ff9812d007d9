import { describe, expect, it } from '@jest/globals';
import { randomFrom } from '../proofs/our-trees.js';
import { audit, bitsOf, flipped, missed, smallArchive } from './flips.js';

const FLIPS = 20_000;
const SEED = 20211115;

describe(`${FLIPS} random bits of an archive (seed ${SEED})`, () => {
  const files = smallArchive(24);

  it('are found, each of them, and the event or the file is named', async () => {
    expect(await audit(files)).toMatchObject({ verdict: 'sound', findings: [], checked: { events: 24, contents: true, files: 2, checkpoints: 3 } });
    const random = randomFrom(SEED);
    const bits = bitsOf(files);
    const wrong: string[] = [];
    const touched = new Set<string>();
    for (let turn = 0; turn < FLIPS; turn++) {
      const bit = Math.floor(random() * bits);
      touched.add(flipped(files, bit).file);
      const problem = await missed(files, bit);
      if (problem !== null) wrong.push(problem);
    }
    expect(wrong).toEqual([]);
    expect([...touched].toSorted()).toEqual([...files.keys()].toSorted());
  });
});
