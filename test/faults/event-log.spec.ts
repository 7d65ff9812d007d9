import { mkdtempSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { LOG_FILE_NAME, openSqliteEventLog, openSqliteEventLogReader, sqliteLogFileBytes } from '#libs/adapters/event-log-sqlite';
import { START } from '#libs/application';
import { checkStored } from './log/stored-log.js';
import { WriterProcess, type StoredLine, type WriterOptions } from './log/writer-process.js';

let folder: string;
const writers: WriterProcess[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'log under faults-'));
});
afterEach(async () => {
  for (const writer of writers.splice(0)) {
    writer.signal('SIGCONT');
    await writer.kill();
  }
  rmSync(folder, { recursive: true });
});

function startWriter(run: string, options: Partial<WriterOptions> = {}): WriterProcess {
  const writer = new WriterProcess({ folder, run, ...options });
  writers.push(writer);
  return writer;
}

/** The exit code and answer of a process that tries to open the log now. */
async function tryToWrite(run: string): Promise<readonly [number | null, readonly string[]]> {
  const writer = startWriter(run, { appends: 1, inFlight: 1 });
  const code = await writer.exitCode();
  return [code, writer.lines.map((line) => line.split(' ').slice(0, line.startsWith('stored') ? 1 : 2).join(' '))];
}

describe('kill -9 under load', () => {
  it('loses nothing that was acknowledged, again and again in one folder', async () => {
    const acknowledged: StoredLine[] = [];
    for (const [round, events] of [1, 400, 3000].entries()) {
      const writer = startWriter(`round${round}`, { inFlight: 40 });
      await writer.said('stored', events);
      await writer.kill();
      acknowledged.push(...writer.stored());
      const { lost, faults, count } = checkStored(folder, acknowledged);
      expect({ lost, faults }).toEqual({ lost: [], faults: [] });
      expect(count).toBeGreaterThanOrEqual(acknowledged.length);
    }
    const log = openSqliteEventLog({ folder });
    await log.close();
    expect(checkStored(folder, acknowledged)).toMatchObject({ lost: [], faults: [] });
  }, 60_000);

  it('loses nothing when it strikes around checkpoints', async () => {
    const acknowledged: StoredLine[] = [];
    for (let round = 0; round < 3; round++) {
      const writer = startWriter(`round${round}`, { inFlight: 30, bytesPerEvent: 50_000 });
      await writer.said('stored', 900 + 350 * round); // the write-ahead log is copied after some 800 events
      await writer.kill();
      acknowledged.push(...writer.stored());
      expect(checkStored(folder, acknowledged)).toMatchObject({ lost: [], faults: [] });
    }
  }, 60_000);

  it('leaves a log that is refused when it is truncated afterwards', async () => {
    const writer = startWriter('run', { inFlight: 30 });
    await writer.said('stored', 500);
    await writer.kill();
    expect((await tryToWrite('good'))[0]).toBe(0); // brings all into the database
    const again = startWriter('again', { inFlight: 30 });
    await again.said('stored', 500);
    await again.kill();
    truncateSync(join(folder, LOG_FILE_NAME), 100_000);
    const before = sqliteLogFileBytes(folder);
    expect(await tryToWrite('cut')).toEqual([2, ['refused log-damaged']]);
    expect(sqliteLogFileBytes(folder)).toBe(before);
  }, 60_000);
});

describe('a second process', () => {
  it('is refused while the first lives, also when that one is stopped, and is let in as soon as it is dead', async () => {
    const first = startWriter('first');
    await first.said('stored');
    expect(await tryToWrite('second')).toEqual([2, ['refused log-in-use']]);
    first.signal('SIGSTOP');
    expect(await tryToWrite('third')).toEqual([2, ['refused log-in-use']]);
    first.signal('SIGCONT');
    await first.kill();
    expect(await tryToWrite('fourth')).toEqual([0, ['open', 'stored', 'closed']]);
    expect(checkStored(folder, first.stored())).toMatchObject({ lost: [], faults: [] });
  }, 60_000);

  it('may read along, and gets every event once and in order', async () => {
    const writer = startWriter('run', { inFlight: 20, appends: 60 });
    await writer.said('open');
    const reader = openSqliteEventLogReader({ folder });
    const ids: string[] = [];
    const ends: unknown[] = [];
    const subscription = reader.subscribe(START, (events) => void ids.push(...events.map(({ id }) => id)), (error) => ends.push(error));
    expect(await writer.exitCode()).toBe(0);
    while (ids.length < writer.stored().length && ends.length === 0) await pause(10);
    await subscription.close();
    await reader.close();
    const inOrder = writer.stored().toSorted((a, b) => (a.position < b.position ? -1 : 1));
    expect(ids).toEqual(inOrder.map(({ id }) => id));
    expect(ends).toEqual([]);
  }, 60_000);
});

describe('a full disk', () => {
  const limitTo = (kilobytes: number) => (command: readonly string[]): readonly string[] => {
    return ['/bin/sh', '-c', `ulimit -f ${kilobytes * 2}; exec "$@"`, 'sh', ...command]; // in blocks of 512 bytes
  };

  it.each([
    { title: 'while the write-ahead log grows', kilobytes: 3000, bytesPerEvent: 500 },
    { title: 'at another place', kilobytes: 3333, bytesPerEvent: 700 },
    { title: 'while events are copied into the database', kilobytes: 60_000, bytesPerEvent: 50_000 },
  ])('$title: the log breaks, the process ends, nothing acknowledged is lost', async ({ kilobytes, bytesPerEvent }) => {
    const writer = startWriter('run', { inFlight: 20, bytesPerEvent, wrap: limitTo(kilobytes) });
    expect(await writer.exitCode()).toBe(70);
    const words = new Map<string, number>();
    for (const line of writer.lines) {
      const word = line.startsWith('stored') ? 'stored' : line;
      words.set(word, (words.get(word) ?? 0) + 1);
    }
    expect(words.get('broken log-broken')).toBe(1);
    expect(words.get('threw log-broken')).toBe(20); // each of those in flight tried once more
    expect([...words.keys()].filter((word) => !['open', 'stored', 'unknown', 'broken log-broken', 'threw log-broken'].includes(word))).toEqual([]);
    const { lost, faults, count } = checkStored(folder, writer.stored());
    expect({ lost, faults }).toEqual({ lost: [], faults: [] });
    expect(count).toBeGreaterThanOrEqual(500);
    expect(await tryToWrite('roomy')).toEqual([0, ['open', 'stored', 'closed']]);
    expect(checkStored(folder, writer.stored())).toMatchObject({ lost: [], faults: [] });
  }, 60_000);

  it('at the start: the log is refused and can be opened later', async () => {
    const writer = startWriter('run', { wrap: limitTo(8) });
    expect(await writer.exitCode()).toBe(2);
    expect(writer.lines).toEqual(['refused log-broken']); // the limit is an I/O error to SQLite, unlike a disk without space
    expect(await tryToWrite('later')).toEqual([0, ['open', 'stored', 'closed']]);
  }, 60_000);
});
