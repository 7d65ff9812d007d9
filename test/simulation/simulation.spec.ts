import { describe, expect, it } from '@jest/globals';
import { STORED_NAMES } from '#libs/application';
import { reportText, simulate } from './simulation.js';
import { WITHOUT_A_DESK } from './without-a-desk.js';

const MINUTES = 60_000;
/** Another one: SIMULATION_SEED=7 SIMULATION_YEARS=10 npm run test:simulation -- simulation.spec */
const seed = Number(process.env['SIMULATION_SEED'] ?? 20_211_115);
const years = Number(process.env['SIMULATION_YEARS'] ?? 10);

describe(`the whole engine, ${years} years of a province, seed ${seed}`, () => {
  it('keeps every promise while everything goes wrong', async () => {
    const report = await simulate({ seed, years, actsADay: 5, rebuilds: true });
    process.stdout.write(reportText(report));
    // A simulation that asks nothing finds nothing.
    if (years < 10) return;
    expect(Object.entries(report.faults).filter(([, count]) => count === 0)).toEqual([]);
    expect(Object.entries(report.met).filter(([, count]) => count === 0)).toEqual([]);
    expect(WITHOUT_A_DESK.filter((type) => !report.notReached.includes(type))).toEqual([]); // the list names nothing that came after all
    const missed = report.notReached.filter((type) => !WITHOUT_A_DESK.includes(type));
    expect(missed.length / (Object.keys(STORED_NAMES).length - WITHOUT_A_DESK.length)).toBeLessThan(0.02);
  }, 10 * MINUTES);

  it('is the same simulation for the same seed', async () => {
    const once = await simulate({ seed, years: 0.3 });
    expect(await simulate({ seed, years: 0.3 })).toEqual(once);
    expect((await simulate({ seed: seed + 1, years: 0.3 })).digest).not.toBe(once.digest);
  }, 2 * MINUTES);
});
