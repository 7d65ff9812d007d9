import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { NO_STREAM, START, type EventLog, type EventLogFaultError, type LoggedEvent, type NewEvent } from '#libs/application';
import { eventNumbered, everything, store } from '#libs/testing';
import { LOG_FILE_NAME, openSqliteEventLog } from './index.js';

let folder: string;
let log: EventLog;
let broken: EventLogFaultError[];
const signal = new Int32Array(new SharedArrayBuffer(4));
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'log by a thread-'));
  broken = [];
  log = openSqliteEventLog({ folder, signal, onBroken: (fault) => broken.push(fault) });
});
afterEach(async () => {
  await log.close();
  rmSync(folder, { recursive: true });
});

/** An event with so many bytes, each of which tells where it is. */
const large = (n: number, size: number): NewEvent => ({ id: eventNumbered(n).id, bytes: Uint8Array.from({ length: size }, (_, at) => at * 7 + n) });
const same = (stored: readonly LoggedEvent[], given: readonly NewEvent[]): readonly boolean[] => stored.map(({ bytes }, at) => Buffer.compare(bytes, given[at]?.bytes as Uint8Array) === 0);

describe('what goes through shared memory', () => {
  it('arrives whole when one append is larger than the memory', async () => {
    const given = [large(1, 3_000_000), large(2, 10), large(3, 5_000_001), large(4, 2_999_999)];
    await Promise.all([store(log, 'small', NO_STREAM, [eventNumbered(9)]), store(log, 'large', NO_STREAM, given), store(log, 'after', NO_STREAM, [eventNumbered(10)])]);
    expect(same(await log.readStream('large'), given)).toEqual([true, true, true, true]);
    expect((await everything(log)).map(({ stream }) => stream)).toEqual(['small', 'large', 'large', 'large', 'large', 'after']);
  });

  it('arrives in order when it goes round the memory many times', async () => {
    const given = Array.from({ length: 1200 }, (_, n) => large(n, 5_000 + (n % 1000) * 20));
    for (let from = 0; from < given.length; from += 100) {
      await Promise.all(given.slice(from, from + 100).map((event, at) => store(log, `stream-${(from + at) % 10}`, Math.floor((from + at) / 10) - 1, [event])));
    }
    const stored = await log.readAll(START, 2000);
    expect(stored.map(({ id }) => id)).toEqual(given.map(({ id }) => id));
    expect(same(stored, given).every(Boolean)).toBe(true);
  });

  it('keeps the names of streams as they are', async () => {
    const names = ['đảng ủy khối', 'a', '📄'.repeat(500), 'x'.repeat(3000)];
    await Promise.all(names.map((name, n) => store(log, name, NO_STREAM, [eventNumbered(n)])));
    expect((await everything(log)).map(({ stream }) => stream)).toEqual(names);
  });
});

/** Keeps this thread busy until another reader finds so many events in the file. */
function busyUntilStored(events: number): void {
  const file = new DatabaseSync(join(folder, LOG_FILE_NAME), { readOnly: true });
  const count = file.prepare('SELECT count(*) AS events FROM event');
  while (Number(count.get()?.['events']) < events);
  file.close();
}

describe('while something is on its way', () => {
  it('no follower hears of it before whoever appended it, though the file has it already', async () => {
    const heard: (readonly [number, number])[] = [];
    const all = Promise.withResolvers<void>();
    const EVENTS = 20;
    const following = log.subscribe(START, async (events) => {
      for (const { stream, revision } of events) heard.push([revision, await log.streamRevision(stream)]);
      if (heard.length >= EVENTS) return all.resolve();
      const wanted = heard.length + 1;
      void log.append('a', heard.length - 1, [eventNumbered(heard.length)]); // given to the thread when this turn ends
      setImmediate(() => busyUntilStored(wanted)); // then, before the follower looks again
    }, all.reject);
    await log.append('a', NO_STREAM, [eventNumbered(0)]);
    await all.promise;
    await following.close();
    expect(heard.filter(([revision, known]) => revision > known)).toEqual([]);
  });

  it('it is not told before it is on disk', async () => {
    const append = log.append('a', NO_STREAM, [eventNumbered(1)]);
    expect([await log.streamRevision('a'), await log.readStream('a'), await log.head()]).toEqual([NO_STREAM, [], START]);
    await append;
    expect([await log.streamRevision('a'), (await log.readStream('a')).length]).toEqual([0, 1]);
  });

  it('its stream goes on, however many others are begun meanwhile', async () => {
    const few = openSqliteEventLog({ folder: join(folder, 'few'), streamsRemembered: 2 });
    const streams = Array.from({ length: 50 }, (_, n) => `stream-${n}`);
    const outcomes = await Promise.all([0, 1].flatMap((revision) => streams.map((stream, n) => few.append(stream, revision - 1, [eventNumbered(2 * n + revision)]))));
    expect(outcomes.map(({ kind }) => kind)).toEqual(outcomes.map(() => 'stored'));
    expect(await Promise.all(streams.map((stream) => few.streamRevision(stream)))).toEqual(streams.map(() => 1));
    await few.close();
  });

  it('those who wait in other threads are told when it is', async () => {
    const before = Atomics.load(signal, 0);
    const waiting = Atomics.waitAsync(signal, 0, before);
    await store(log, 'a', NO_STREAM, [eventNumbered(1)]);
    await waiting.value;
    expect(Atomics.load(signal, 0)).toBe(before + 1);
  });
});

describe('when the thread cannot store', () => {
  const refuseEvents = (): void => {
    const other = new DatabaseSync(join(folder, LOG_FILE_NAME));
    other.exec("CREATE TRIGGER refuse BEFORE INSERT ON event BEGIN SELECT RAISE(FAIL, 'no room'); END");
    other.close();
  };

  it('the log is broken once and for all: what was on its way is unknown, and nothing more is taken or read', async () => {
    await store(log, 'a', NO_STREAM, [eventNumbered(1)]);
    refuseEvents();
    const outcomes = await Promise.all([log.append('a', 0, [eventNumbered(2)]), log.append('b', NO_STREAM, [eventNumbered(3)])]);
    expect(outcomes.map(({ kind }) => kind)).toEqual(['unknown', 'unknown']);
    expect(broken.map(({ code, cause }) => [code, String(cause)])).toEqual([['log-broken', 'Error: no room']]);
    await expect(log.append('a', 0, [eventNumbered(2)])).rejects.toMatchObject({ code: 'log-broken' });
    await expect(log.readStream('a')).rejects.toMatchObject({ code: 'log-broken' });
  });

  it('those who follow hear of it', async () => {
    await store(log, 'a', NO_STREAM, [eventNumbered(1)]);
    const ended = new Promise((resolve) => log.subscribe(START, () => undefined, resolve));
    refuseEvents();
    await log.append('a', 0, [eventNumbered(2)]);
    await expect(ended).resolves.toMatchObject({ code: 'log-broken' });
  });
});
