import { describe, expect, it } from '@jest/globals';
import { randomFrom } from '../proofs/our-trees.js';
import { attempt, ATTACKS } from './attacks.js';

/** Tries every attack so often. What is covered must be found; some of each must be covered, and the rest is told as a tail. */
export function attackSuite(instances: number, seed: number): void {
  describe(`attacks on a log, against an auditor who holds one old checkpoint (${instances} of each, seed ${seed})`, () => {
    it('are twelve', () => {
      expect(Object.keys(ATTACKS)).toHaveLength(12);
    });

    it.each(Object.keys(ATTACKS))('%s: found when it touches what is covered; else told as a tail', async (name) => {
      const random = randomFrom(seed);
      const problems: string[] = [];
      let covered = 0;
      for (let instance = 0; instance < instances; instance++) {
        const attempted = await attempt(name, random);
        if (attempted.covered) covered += 1;
        if (attempted.problem !== null) problems.push(`${instance}: ${attempted.problem}`);
      }
      expect(problems).toEqual([]);
      expect(covered).toBeGreaterThan(instances / 5);
    }, 1_200_000);
  });
}
