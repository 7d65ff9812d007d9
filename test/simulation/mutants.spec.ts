import { describe, expect, it } from '@jest/globals';
import { BrokenPromise } from './broken-promise.js';
import { MUTANTS, type Mutant } from './mutants.js';
import { simulate } from './simulation.js';

const MINUTES = 60_000;

/** The promise that the mutant broke, trying one seed after another; null when it went undetected. */
async function brokenBy(mutant: Mutant, seeds: readonly number[]): Promise<string | null> {
  for (const seed of seeds) {
    try {
      await simulate({ seed, years: 1, countEvery: 20, calmEvery: 90, actsADay: 8, intensity: mutant.intensity ?? 3, wiring: mutant.wiring() });
    } catch (error) {
      if (!(error instanceof BrokenPromise)) throw error;
      return error.promise;
    }
  }
  return null;
}

describe('a mistake planted in the engine', () => {
  it.each(MUTANTS.map((mutant) => [mutant.name, mutant] as const))('is found: %s', async (_, mutant) => {
    expect(mutant.breaks).toContain(await brokenBy(mutant, [11, 12, 13, 14, 15, 16, 17, 18, 19, 20]));
  }, 5 * MINUTES);
});
