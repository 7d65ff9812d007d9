import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Test } from '@nestjs/testing';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { EVENT_LOG, NO_STREAM, START, type EventBlock, type EventLog, type LoggedEvent } from '#libs/application';
import { eventNumbered, eventsNumbered, everything, plain, store } from '#libs/testing';
import { iterateEvents, LOG_FILE_NAME, openSqliteEventLog, openSqliteEventLogReader, SqliteEventLogModule, type SqliteEventLogReader } from './index.js';

let folder: string;
let log: EventLog;
let reader: SqliteEventLogReader;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'log-reader-'));
  log = openSqliteEventLog({ folder });
  reader = openSqliteEventLogReader({ folder, eventsPerDelivery: 4 });
});
afterEach(async () => {
  await reader.close();
  await log.close();
  rmSync(folder, { recursive: true });
});

describe('a reader beside the writer', () => {
  it('answers as the writer does, right after each append', async () => {
    for (let n = 0; n < 12; n++) {
      const position = await store(log, `stream-${n % 3}`, Math.floor(n / 3) - 1, [eventNumbered(n)]);
      expect(await reader.head()).toBe(position);
    }
    expect(plain(await reader.readAll(START, 100))).toEqual(plain(await everything(log)));
    expect(plain(await reader.readStream('stream-1', { fromRevision: 1, limit: 2 }))).toEqual(
      plain(await log.readStream('stream-1', { fromRevision: 1, limit: 2 })),
    );
    expect([await reader.streamRevision('stream-1'), await reader.streamRevision('none')]).toEqual([3, NO_STREAM]);
  });

  it.each([1, 127, 128, 300])('reads the same in blocks, %i events after some of them', async (count) => {
    await store(log, 'stream-1', NO_STREAM, eventsNumbered(0, 3));
    await store(log, 'stream-2', NO_STREAM, [
      { id: eventNumbered(3).id, bytes: new TextEncoder().encode('{"note":"đã họp\\u0000"}') },
      { id: eventNumbered(4).id, bytes: new Uint8Array([0x22, 0x00, 0xff, 0xfe, 0x22]) },
    ]);
    await store(log, 'stream-3', NO_STREAM, eventsNumbered(5, count));
    const inBlocks = openSqliteEventLogReader({ folder, inBlocks: true });
    expect(await inBlocks.readAll(START, 0)).toEqual([]);
    const all = await everything(log);
    for (const [after, limit] of [[0, 1000], [2, 3], [4, 128], [5 + count, 9]] as const) {
      const read = await inBlocks.readAll(after === 0 ? START : (all[after - 1]?.position ?? START), limit);
      expect(plain(read)).toEqual(plain(all.slice(after, after + limit)));
      expect(read.map(({ texts }) => Uint8Array.from(texts?.latin1 ?? '', (character) => character.charCodeAt(0)))).toEqual(all.slice(after, after + limit).map(({ bytes }) => new Uint8Array(bytes)));
    }
    await inBlocks.close();
  });

  it.each([1, 127, 128, 129, 300])('given a stream of %i events among others, when many of it or of the log are asked for at once, then they are those that are read one by one', async (count) => {
    const odd = new Uint8Array([0x22, 0x00, 0xff, 0xfe, 0x22]);
    const events = eventsNumbered(1, count).map((event, place) => (place % 100 === 0 ? { ...event, bytes: odd } : event));
    await store(log, 'stream-1', NO_STREAM, [eventNumbered(0)]);
    for (let from = 0; from < count; from += 50) {
      await store(log, 'long', from - 1, events.slice(from, from + 50));
      await store(log, 'stream-1', from / 50, [eventNumbered(1_000 + from)]);
    }
    const single = (await Promise.all(events.map((_, fromRevision) => log.readStream('long', { fromRevision, limit: 1 })))).flat();
    expect(plain(single)).toHaveLength(count);
    for (const from of [log, reader]) {
      for (const [fromRevision, limit] of [[0, 128], [0, 500], [1, 128], [count - 1, 200], [count, 200], [100, 140]] as const) {
        expect(plain(await from.readStream('long', { fromRevision, limit }))).toEqual(plain(single.slice(fromRevision, fromRevision + limit)));
      }
      expect(await from.readStream('none', { limit: 500 })).toEqual([]);
    }
    const inOrder: LoggedEvent[] = [];
    for (let read = await log.readAll(START, 1); read.length > 0; read = await log.readAll(inOrder.at(-1)?.position ?? START, 1)) inOrder.push(...read);
    expect(inOrder.filter(({ stream }) => stream === 'long')).toHaveLength(count);
    for (const [after, limit] of [[0, 128], [0, 1_000], [1, 200], [inOrder.length - 1, 200], [inOrder.length, 200]] as const) {
      expect(plain(await log.readAll(inOrder[after - 1]?.position ?? START, limit))).toEqual(plain(inOrder.slice(after, after + limit)));
    }
  });

  it.each([1, 127, 128, 300])('gives the blocks themselves, %i events after some of them, and tells whether it still holds them', async (count) => {
    await store(log, 'stream-1', NO_STREAM, [{ id: eventNumbered(0).id, bytes: new TextEncoder().encode('{"note":"đã họp"}') }]);
    await store(log, 'stream-2', NO_STREAM, eventsNumbered(1, count));
    const blocks = openSqliteEventLogReader({ folder });
    const all = await everything(log);
    expect([await blocks.readBlocks?.(START, 0), await blocks.readBlocks?.((all.at(-1) as LoggedEvent).position, 9)]).toEqual([[], []]);
    for (const [after, limit] of [[0, 1000], [1, count], [1, 128], [count, 1]] as const) {
      const position = after === 0 ? START : (all[after - 1] as LoggedEvent).position;
      const read = (await blocks.readBlocks?.(position, limit)) ?? [];
      const places = read.flatMap((block) => Array.from({ length: block.length }, (_, at) => ({ block, at })));
      const expected = all.slice(after, after + limit);
      expect(plain(places.map(({ block, at }) => block.event(at)))).toEqual(plain(expected));
      expect(places.map(({ block, at }) => [block.streamOf(at), block.revisionOf(at), Buffer.from(block.memory.subarray(block.begins[at], block.ends[at])).toString('latin1'), Buffer.from(block.memory.subarray((block.begins[at] as number) - 16, block.begins[at])).toString('hex')])).toEqual(
        expected.map(({ stream, revision, bytes, id }) => [stream, revision, Buffer.from(bytes).toString('latin1'), id.replaceAll('-', '')]),
      );
      expect(read.at(-1)?.last).toBe(expected.at(-1)?.position);
      expect(await blocks.holds?.(read)).toBe(true);
    }
    const read = (await blocks.readBlocks?.(START, 1_000)) ?? [];
    const block = read.at(-1) as EventBlock;
    const bytes = 8 * block.memory.length;
    for (const bit of [0, 8 * 16, bytes - 1]) {
      const flip = (): number => (block.memory[bit >> 3] = (block.memory[bit >> 3] as number) ^ (1 << (bit & 7)));
      flip();
      expect(await blocks.holds?.(read)).toBe(false);
      flip();
      expect(await blocks.holds?.(read)).toBe(true);
    }
    await blocks.close();
  });

  it.each(['SET revision = 9', 'SET stream = 1', "SET bytes = x'7b7d'", 'SET id = randomblob(16)', null])('does not hold a block any more once one of its events was changed: %s', async (change) => {
    await store(log, 'stream-1', NO_STREAM, eventsNumbered(0, 2));
    await store(log, 'stream-2', NO_STREAM, eventsNumbered(2, 5));
    const blocks = openSqliteEventLogReader({ folder });
    const read = (await blocks.readBlocks?.(START, 1_000)) ?? [];
    expect(await blocks.holds?.(read)).toBe(true);
    const file = new DatabaseSync(join(folder, LOG_FILE_NAME));
    file.exec(change === null ? 'DELETE FROM event WHERE position = 7' : `UPDATE event ${change} WHERE position = 7`);
    file.close();
    expect(await blocks.holds?.(read)).toBe(false);
    await blocks.close();
  });

  it.each([
    { title: 'by polling', pollMs: 5, woken: false },
    { title: 'at once when woken', pollMs: 3_600_000, woken: true },
  ])('delivers what is appended $title', async ({ pollMs, woken }) => {
    const follower = openSqliteEventLogReader({ folder, pollMs, eventsPerDelivery: 4 });
    const sizes: number[] = [];
    const seen: LoggedEvent[] = [];
    let enough = (): void => undefined;
    const all = new Promise<void>((resolve) => (enough = resolve));
    const ends: unknown[] = [];
    follower.subscribe(
      START,
      (events) => {
        sizes.push(events.length);
        seen.push(...events);
        if (seen.length === 30) enough();
      },
      (error) => ends.push(error),
    );
    for (let n = 0; n < 10; n++) {
      await store(log, 'assignment-1', 3 * n - 1, eventsNumbered(3 * n, 3));
      if (woken) follower.wake();
    }
    await all;
    await follower.close();
    expect(plain(seen)).toEqual(plain(await everything(log)));
    expect(Math.max(...sizes)).toBeLessThanOrEqual(4);
    expect(ends).toEqual([]);
    await expect(follower.head()).rejects.toMatchObject({ code: 'log-closed' });
  });
});

describe('iterateEvents', () => {
  it('gives every event after a position, over many slices', async () => {
    const streams = 700;
    await Promise.all(Array.from({ length: streams }, (_, n) => store(log, `stream-${n}`, NO_STREAM, eventsNumbered(3 * n, 3))));
    const all = await everything(log);
    expect(plain([...iterateEvents(folder)])).toEqual(plain(all));
    expect(plain([...iterateEvents(folder, all[1499]?.position)])).toEqual(plain(all.slice(1500)));
    expect([...iterateEvents(folder, await log.head())]).toEqual([]);
  });

  it('may be left early, and goes on with what is appended meanwhile', async () => {
    await store(log, 'a', NO_STREAM, eventsNumbered(0, 501));
    let count = 0;
    for (const { revision } of iterateEvents(folder)) {
      if (count++ === 0) await store(log, 'a', 500, eventsNumbered(501, 2));
      if (revision === 502) break;
    }
    expect(count).toBe(503);
  });
});

describe('positions', () => {
  it('are dense from 1 and of fixed width, whatever was rejected between', async () => {
    await Promise.all(Array.from({ length: 9 }, (_, n) => log.append('a', n % 3 === 0 ? n / 3 - 1 : 77, [eventNumbered(n)])));
    expect((await everything(log)).map(({ position }) => position)).toEqual(['0000000000000001', '0000000000000002', '0000000000000003']);
  });

  it.each(['1', '000000000000000a', '00000000000000001', ' 000000000000001'])('of another log are refused: %p', async (position) => {
    await expect(log.readAll(position, 1)).rejects.toBeInstanceOf(RangeError);
  });
});

describe('the write-ahead log', () => {
  it('stays bounded under load, also while a reader follows', async () => {
    const bytes = new Uint8Array(60_000);
    let delivered = 0;
    const subscription = reader.subscribe(START, (events) => void (delivered += events.length), () => undefined);
    for (let round = 0; round < 60; round++) {
      const appends = Array.from({ length: 50 }, (_, n) => store(log, `stream-${n}`, round - 1, [{ id: eventNumbered(50 * round + n).id, bytes }]));
      await Promise.all(appends);
    }
    expect(statSync(join(folder, `${LOG_FILE_NAME}-wal`)).size).toBeLessThan(60e6);
    await subscription.close();
    expect(delivered).toBeGreaterThan(0);
  }, 60_000);
});

describe('SqliteEventLogModule', () => {
  it('binds the log to EVENT_LOG and closes it when the application ends', async () => {
    const own = join(folder, 'of the module');
    const application = await Test.createTestingModule({ imports: [SqliteEventLogModule.register({ folder: own })] }).compile();
    const bound = application.get<EventLog>(EVENT_LOG);
    await store(bound, 'a', NO_STREAM, [eventNumbered(1)]);
    await application.close();
    await expect(bound.head()).rejects.toMatchObject({ code: 'log-closed' });
    const again = openSqliteEventLog({ folder: own });
    expect(await again.streamRevision('a')).toBe(0);
    await again.close();
  });
});
