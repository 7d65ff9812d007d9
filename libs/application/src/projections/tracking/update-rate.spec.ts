import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MemoryEventLog } from '#libs/adapters/event-log-memory';
import { openSqliteReadModels } from '#libs/adapters/read-models-sqlite';
import { appendPast, PAST, randomPast, type PastEvent } from '#libs/testing';
import { decodeEvent } from '../../event-catalogue/index.js';
import type { AsOf, QueryAnswer } from '../../queries/contract.js';
import { readModelCatalogue } from '../read-model-catalogue.js';
import { ReadSide } from '../reading/read-side.js';
import { ProjectionFeeder } from '../running/projection-feeder.js';
import { EntryLimitsQuestion, UpdateRateQuestion, type EntryLimitsAnswer, type UpdateRateAnswer } from './update-rate.contract.js';

type Both = readonly [QueryAnswer<UpdateRateAnswer>, QueryAnswer<EntryLimitsAnswer>];

async function asked(past: readonly PastEvent[], asOf: AsOf): Promise<Both> {
  const folder = mkdtempSync(join(tmpdir(), 'update-rate-'));
  const store = openSqliteReadModels({ folder });
  try {
    const log = new MemoryEventLog();
    await appendPast(log, past);
    await new ProjectionFeeder({ log, store, decode: decodeEvent, projections: readModelCatalogue(), lingerMs: 0 }).catchUp();
    const side = new ReadSide({ log, store, decode: decodeEvent, clock: { now: () => PAST.startAt + 400 * 86_400_000 } });
    const asking = { asOf, visibility: { kind: 'all' } } as const;
    return [await side.updateRate(new UpdateRateQuestion(asking, PAST.directive)), await side.entryLimits(new EntryLimitsQuestion(asking))];
  } finally {
    store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

describe('the update rate of a directive and the entry limits', () => {
  it('of every past moment are what a log that ended there tells, and every open duty is either updated or silent', async () => {
    await fc.assert(
      fc.asyncProperty(randomPast, fc.nat(30), async (past, place) => {
        const index = 1 + (place % past.length);
        const then = await asked(past, { kind: 'index', index });
        expect(then).toEqual(await asked(past.slice(0, index), { kind: 'index', index }));
        const [rate] = then;
        if (!rate.ok) return;
        const { bodies, updated } = rate.answer;
        expect(bodies.reduce((sum, row) => sum + row.updated.k, 0)).toBe(updated.k);
        expect(bodies.map((row) => row.silent.length)).toEqual(bodies.map((row) => row.updated.n - row.updated.k));
      }),
      { numRuns: 8 },
    );
  });
});
