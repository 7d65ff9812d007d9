import { describe, expect, it } from '@jest/globals';
import { bitsOf, missed, smallArchive } from './flips.js';

const MOST_BYTES = 128 * 1024;

describe('every bit of an archive', () => {
  const files = smallArchive(Number(process.env['FLIPPED_EVENTS'] ?? 64));

  it('is found when it is flipped, and the event or the file is named', async () => {
    const bits = bitsOf(files);
    expect(bits / 8).toBeLessThanOrEqual(MOST_BYTES);
    const wrong: string[] = [];
    for (let bit = 0; bit < bits; bit++) {
      const problem = await missed(files, bit);
      if (problem !== null) wrong.push(problem);
    }
    expect(wrong).toEqual([]);
  }, 3_600_000);
});
