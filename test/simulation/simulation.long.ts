import { describe, it } from '@jest/globals';
import { reportText, simulate } from './simulation.js';

const MINUTES = 60_000;
/** New seeds each time, printed so that one that fails can be repeated with SIMULATION_SEED. */
const first = Number(process.env['SIMULATION_SEED'] ?? Date.now() % 1_000_000_000);
const seeds = Array.from({ length: 10 }, (_, place) => first + place);

describe('a hundred years of a province', () => {
  it.each(seeds)('keep every promise: ten of them under seed %i', async (seed) => {
    process.stdout.write(`simulation: seed ${seed}\n`);
    process.stdout.write(reportText(await simulate({ seed, years: 10, actsADay: 8, rebuilds: true })));
  }, 30 * MINUTES);
});
