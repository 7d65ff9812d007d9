import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { localDate } from '#libs/domain';
import { MemoryEventLog } from '#libs/adapters/event-log-memory';
import { openSqliteReadModels } from '#libs/adapters/read-models-sqlite';
import { PAST, pastAct } from '#libs/testing';
import { decodeEvent, type RecordedEvent } from '../../event-catalogue/index.js';
import type { LoggedEvent, ReadModelStore } from '../../ports/index.js';
import { momentsProjection } from '../moments/moments.projection.js';
import { ProjectionFeeder, type FeederOptions } from './projection-feeder.js';

type Deliver = (events: readonly LoggedEvent[]) => Promise<void> | void;

/** A log that delivers what it is told to. */
class TellingLog extends MemoryEventLog {
  deliver: Deliver = () => undefined;

  override subscribe(_after: string, onBatch: Deliver): { close(): Promise<void> } {
    this.deliver = onBatch;
    return { close: () => Promise.resolve() };
  }
}

const RECORDED = {
  event: { type: 'BodyEnded', data: { bodyId: PAST.office, lastDay: localDate('2022-06-30'), basis: 'QĐ 1' } },
  metadata: { act: pastAct(PAST.startAt, PAST.office), commandId: 'c', correlationId: 'c', causationId: null, requestHash: null, policyVersion: 1, calendarVersion: 1 },
} as unknown as Pick<RecordedEvent, 'event' | 'metadata'>;

const events = (count: number): readonly LoggedEvent[] =>
  Array.from({ length: count }, (_, at) => ({ id: '', stream: 'organisation-register', revision: at, position: String(at + 1).padStart(16, '0'), bytes: new Uint8Array(0), known: RECORDED }));

describe('live feeding', () => {
  let folder: string;
  let store: ReadModelStore;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'feeding-'));
    store = openSqliteReadModels({ folder });
  });
  afterEach(() => {
    store.close();
    rmSync(folder, { recursive: true });
  });

  const LONG_MS = 1_000;
  const AT_ONCE_MS = 200;
  const LONG = { lingerMs: LONG_MS, busyLingerMs: LONG_MS, rushLingerMs: LONG_MS };

  /** Whether the next batch may come at once after one of so many events. */
  async function isReadyAfter(count: number, lingers: Partial<FeederOptions>): Promise<boolean> {
    const log = new TellingLog();
    const feeder = new ProjectionFeeder({ log, store, decode: decodeEvent, projections: [momentsProjection], ...LONG, ...lingers });
    feeder.start();
    const after = Promise.resolve(log.deliver(events(count))).then(() => true);
    await feeder.waitFor(events(count).at(-1)?.position ?? '', 5_000);
    return Promise.race([after, new Promise<boolean>((resolve) => setTimeout(() => resolve(false), AT_ONCE_MS))]);
  }

  it.each([
    ['a few events for a moment', 16, 'lingerMs'],
    ['more for longer', 17, 'busyLingerMs'],
    ['a thousand and more for longest', 1000, 'rushLingerMs'],
  ] as const)('waits after %s', async (_, count, linger) => {
    expect(await isReadyAfter(count, { [linger]: 0 })).toBe(true);
    store.close();
    rmSync(folder, { recursive: true });
    store = openSqliteReadModels({ folder });
    expect(await isReadyAfter(count, {})).toBe(false);
  });

  it('goes on at once after as many as the log gives', async () => {
    expect(await isReadyAfter(1200, { fullBatch: 1200 })).toBe(true);
  });
});
