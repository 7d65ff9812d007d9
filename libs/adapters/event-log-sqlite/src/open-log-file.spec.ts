import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { EventLogFaultError, NO_STREAM, START } from '#libs/application';
import { eventsNumbered, store } from '#libs/testing';
import { LOG_FILE_NAME, openSqliteEventLog, openSqliteEventLogReader, sqliteLogFileBytes } from './index.js';

let root: string;
let folder: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'log #1 of 100%?-'));
  folder = join(root, 'log');
  mkdirSync(folder);
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

const main = (): string => join(folder, LOG_FILE_NAME);

/** Name and hash of every file of the folder but the lock. */
function contents(): readonly string[] {
  const files = readdirSync(folder).filter((name) => !name.startsWith('events.lock'));
  return files.toSorted().map((name) => `${name} ${createHash('sha256').update(readFileSync(join(folder, name))).digest('hex')}`);
}

function faultOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    if (error instanceof EventLogFaultError) return error.code;
    throw error;
  }
  return 'opened';
}

async function makeLog(events: number): Promise<void> {
  const log = openSqliteEventLog({ folder });
  await store(log, 'assignment-1', NO_STREAM, eventsNumbered(0, events));
  await log.close();
}

/** Leaves the files as a kill -9 would: copied by another process, because opening them in this one drops its locks. */
async function makeCrashedLog(events: number): Promise<void> {
  const source = join(folder, 'running');
  const log = openSqliteEventLog({ folder: source });
  await store(log, 'assignment-1', NO_STREAM, eventsNumbered(0, events));
  for (const suffix of ['', '-wal']) execFileSync('cp', [join(source, LOG_FILE_NAME + suffix), main() + suffix]);
  await log.close();
  rmSync(source, { recursive: true });
}

async function eventsStored(): Promise<number> {
  const log = openSqliteEventLog({ folder });
  const events = await log.readAll(START, 100_000);
  await log.close();
  return events.length;
}

describe('opening a log', () => {
  it('makes the folder, and leaves one database and the lock behind when closed', async () => {
    folder = join(root, 'new', 'thư mục');
    await makeLog(3);
    expect(readdirSync(folder).toSorted()).toEqual(['events.lock', LOG_FILE_NAME]);
    expect(sqliteLogFileBytes(folder)).toBeGreaterThan(4096);
    expect(await eventsStored()).toBe(3);
  });

  it('refuses a second writer while the first is open, and lets it in afterwards', async () => {
    const first = openSqliteEventLog({ folder });
    expect(faultOf(() => openSqliteEventLog({ folder }))).toBe('log-in-use');
    await store(first, 'assignment-1', NO_STREAM, eventsNumbered(0, 2));
    await first.close();
    expect(await eventsStored()).toBe(2);
  });

  it('takes up what a crash left in the write-ahead log, and makes it durable in the database', async () => {
    await makeCrashedLog(500);
    const log = openSqliteEventLog({ folder });
    expect(await log.readAll(START, 1000)).toHaveLength(500);
    const immutable = new DatabaseSync(new URL(`file://${encodeURI(main()).replaceAll('#', '%23').replaceAll('?', '%3F')}?immutable=1`), { readOnly: true });
    expect(immutable.prepare('SELECT count(*) AS events FROM event').get()).toEqual({ events: 500 });
    immutable.close();
    await log.close();
  });

  it('starts afresh over a draft that a crash left', async () => {
    writeFileSync(`${main()}.new`, 'half a database');
    await makeLog(1);
    expect(readdirSync(folder).toSorted()).toEqual(['events.lock', LOG_FILE_NAME]);
  });
});

describe('refuses, and changes nothing in, a file that is', () => {
  const cut = (bytes: number) => async () => {
    await makeLog(500);
    truncateSync(main(), bytes);
  };
  const cutAfterCrash = (bytes: number) => async () => {
    await makeLog(500);
    const log = openSqliteEventLog({ folder });
    await store(log, 'assignment-1', 499, eventsNumbered(500, 1));
    execFileSync('cp', ['-r', folder, `${folder}.copy`]);
    await log.close();
    rmSync(folder, { recursive: true });
    execFileSync('mv', [`${folder}.copy`, folder]);
    truncateSync(main(), bytes);
  };
  it.each([
    { title: 'empty', code: 'log-damaged', prepare: async () => writeFileSync(main(), '') },
    { title: 'text', code: 'log-foreign', prepare: async () => writeFileSync(main(), 'Đôn đốc '.repeat(2000)) },
    { title: 'a few bytes', code: 'log-foreign', prepare: async () => writeFileSync(main(), 'abc') },
    {
      title: 'random bytes',
      code: 'log-foreign',
      prepare: async () => writeFileSync(main(), Uint8Array.from({ length: 50_000 }, (_, index) => (index * 2654435761) >>> 24)),
    },
    {
      title: "another program's database",
      code: 'log-foreign',
      prepare: async () => {
        const other = new DatabaseSync(main());
        other.exec('PRAGMA journal_mode=WAL; CREATE TABLE event(position INTEGER PRIMARY KEY)');
        other.close();
      },
    },
    {
      title: 'written by a newer program',
      code: 'log-newer-version',
      prepare: async () => {
        await makeLog(1);
        const newer = new DatabaseSync(main());
        newer.exec('PRAGMA user_version=2');
        newer.close();
      },
    },
    { title: 'cut to its first bytes', code: 'log-damaged', prepare: cut(100) },
    { title: 'cut to one page', code: 'log-damaged', prepare: cut(4096) },
    { title: 'cut in half', code: 'log-damaged', prepare: cut(32_768) },
    { title: 'cut within a page', code: 'log-damaged', prepare: cut(40_001) },
    { title: 'cut in half beside a write-ahead log', code: 'log-damaged', prepare: cutAfterCrash(32_768) },
    { title: 'cut to nothing beside a write-ahead log', code: 'log-damaged', prepare: cutAfterCrash(0) },
    {
      title: 'gone beside a write-ahead log',
      code: 'log-damaged',
      prepare: async () => {
        await makeCrashedLog(5);
        rmSync(main());
      },
    },
  ])('$title', async ({ code, prepare }) => {
    await prepare();
    const before = contents().filter((line) => !line.includes('-shm'));
    expect(faultOf(() => openSqliteEventLog({ folder }))).toBe(code);
    expect(contents().filter((line) => !line.includes('-shm'))).toEqual(before);
  });

  it('in a place that is no folder', () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    expect(faultOf(() => openSqliteEventLog({ folder: file }))).toBe('log-not-writable');
    expect(faultOf(() => openSqliteEventLog({ folder: join(file, 'below') }))).toBe('log-not-writable');
  });

  it('where the lock cannot be made', () => {
    mkdirSync(join(folder, 'events.lock'));
    expect(faultOf(() => openSqliteEventLog({ folder }))).toBe('log-not-writable');
    expect(existsSync(main())).toBe(false);
  });
});

describe('a reader', () => {
  it.each([
    { title: 'no log', code: 'log-missing', prepare: () => undefined },
    { title: 'an empty file', code: 'log-damaged', prepare: () => writeFileSync(main(), '') },
    { title: 'a foreign file', code: 'log-foreign', prepare: () => writeFileSync(main(), 'abc'.repeat(5000)) },
  ])('refuses $title', ({ code, prepare }) => {
    prepare();
    expect(faultOf(() => openSqliteEventLogReader({ folder }))).toBe(code);
  });

  it('refuses a truncated log', async () => {
    await makeLog(500);
    truncateSync(main(), 32_768);
    expect(faultOf(() => openSqliteEventLogReader({ folder }))).toBe('log-damaged');
  });

  it('reads a log that nobody writes, and what a crash left, without changing the database', async () => {
    await makeCrashedLog(20);
    const before = contents().filter((line) => !line.includes('-shm'));
    const reader = openSqliteEventLogReader({ folder });
    expect(await reader.readAll(START, 100)).toHaveLength(20);
    await reader.close();
    expect(contents().filter((line) => !line.includes('-shm'))).toEqual(before);
  });
});
