import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { EventLogFaultError } from '#libs/application';
import { SystemClock } from '#libs/adapters/clock-system';
import { iterateEvents } from '#libs/adapters/event-log-sqlite';
import { SeededIds } from '#libs/adapters/ids-node';
import { loadSampleProvince, SimulatedClock } from '#libs/sample';
import { MemoryCredentialStore } from '#libs/testing';
import { openLocalEngine } from './local-engine.js';

const base = mkdtempSync(join(tmpdir(), 'dondoc-engine-'));
afterAll(() => rmSync(base, { recursive: true, force: true }));

/** Loads the sample, losing power after so many commands; true when it came to its end. */
async function load(folder: string, commands: number): Promise<boolean> {
  const clock = new SimulatedClock(new SystemClock());
  const ids = new SeededIds('spec');
  const engine = openLocalEngine(folder, clock, ids);
  let left = commands;
  try {
    await loadSampleProvince({
      send: (command) => {
        left -= 1;
        return left < 0 ? Promise.reject(new Error('power cut')) : engine.send(command);
      },
      settle: engine.settle,
      accounts: new MemoryCredentialStore(),
      clock,
      ids,
      passwordHash: '$argon2id$none',
    });
    return true;
  } catch (error) {
    if ((error as Error).message === 'power cut') return false;
    throw error;
  } finally {
    await engine.close();
  }
}

const logOf = (folder: string): readonly string[] => [...iterateEvents(folder)].map(({ id, stream, revision }) => `${stream} ${revision} ${id}`);

function faultOf(work: () => unknown): string | null {
  try {
    work();
    return null;
  } catch (error) {
    return error instanceof EventLogFaultError ? error.code : String(error);
  }
}

describe('loading the sample', () => {
  it('comes to the same log when it is interrupted again and again', async () => {
    const whole = join(base, 'whole');
    expect(await load(whole, Number.POSITIVE_INFINITY)).toBe(true);
    const cut = join(base, 'cut');
    let runs = 0;
    while (!(await load(cut, 1 + runs * 4))) runs += 1;
    expect(runs).toBeGreaterThan(2);
    expect(logOf(cut)).toEqual(logOf(whole));
    // Once more over the finished log: everything is known already.
    expect(await load(cut, Number.POSITIVE_INFINITY)).toBe(true);
    expect(logOf(cut)).toEqual(logOf(whole));
  });

  it('is refused while another program writes the folder', async () => {
    const folder = join(base, 'held');
    const engine = openLocalEngine(folder, new SystemClock(), new SeededIds('spec'));
    expect(faultOf(() => openLocalEngine(folder, new SystemClock(), new SeededIds('spec')))).toBe('log-in-use');
    await engine.close();
  });
});
