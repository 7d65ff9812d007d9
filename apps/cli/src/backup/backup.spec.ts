import { appendFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { NO_STREAM, type EventLog } from '#libs/application';
import { iterateEvents, openSqliteEventLog } from '#libs/adapters/event-log-sqlite';
import { FailedError } from '../command.js';
import { MANIFEST, readManifest, type Manifest } from './manifest.js';
import { restoreBackup, verifyBackup } from './restore-backup.js';
import { takeBackup } from './take-backup.js';

const work = mkdtempSync(join(tmpdir(), 'sao lưu '));
afterAll(() => rmSync(work, { recursive: true, force: true }));
let folders = 0;
const newFolder = (): string => join(work, String(folders++));
const silent = (): void => undefined;
const AT = new Date('2026-11-29T01:00:00Z');

const idOf = (index: number): string => `00000000-0000-5000-8000-${String(index).padStart(12, '0')}`;
let appended = 0;
async function append(log: EventLog, stream: string, expected: number): Promise<void> {
  const outcome = await log.append(stream, expected, [{ id: idOf(appended++), bytes: Buffer.from(JSON.stringify({ stream, expected })) }]);
  expect(outcome.kind).toBe('stored');
}

/** A data folder with a log and what lies beside it: a database that follows the log, a file, and what can be built again. */
async function dataFolder(events = 40): Promise<string> {
  const folder = newFolder();
  const log = openSqliteEventLog({ folder });
  for (let index = 0; index < events; index++) await append(log, `s${index % 3}`, Math.floor(index / 3) + NO_STREAM);
  await log.close();
  const beside = new DatabaseSync(join(folder, 'credentials.sqlite'));
  beside.exec("PRAGMA journal_mode=WAL; CREATE TABLE account(login TEXT); INSERT INTO account VALUES ('văn thư')");
  beside.close();
  mkdirSync(join(folder, 'keys'));
  writeFileSync(join(folder, 'keys', 'key.pem'), 'khóa');
  for (const name of ['read-models', 'audit-trail', 'audit-trail/tile', 'audit-trail/parcels~']) mkdirSync(join(folder, name));
  writeFileSync(join(folder, 'audit-trail', 'checkpoint'), 'đã ký');
  for (const name of ['read-models/board.db', 'audit-trail/checkpoint.new', 'audit-trail/tile/000', 'audit-trail/parcels~/000000000001', 'snapshots.db', 'deadline-timers.db-wal', 'installation-id']) writeFileSync(join(folder, name), 'dựng lại được');
  return folder;
}

const logOf = (folder: string): readonly string[] => [...iterateEvents(folder)].map(({ position, stream, revision, id, bytes }) => `${position} ${stream} ${revision} ${id} ${Buffer.from(bytes).toString()}`);
const reasonOf = async (work_: Promise<unknown>): Promise<string> => {
  try {
    await work_;
    return 'done';
  } catch (error) {
    if (error instanceof FailedError) return error.message;
    throw error;
  }
};

describe('what acts carry', () => {
  it('is taken after the log, so that nothing that the log names is forgotten, and without uploads that are under way', async () => {
    const folder = await dataFolder();
    for (const name of ['files', 'files/drafts', 'files/kept', 'files/kept/ab', 'files/quarantined', 'files/quarantined/cd']) mkdirSync(join(folder, name));
    for (const name of ['files/drafts/x', 'files/kept/ab/abcd', 'files/quarantined/cd/cdef']) writeFileSync(join(folder, name), 'tệp');
    const { files } = await takeBackup(folder, newFolder(), AT, silent);
    expect(files.slice(files.findIndex(({ path }) => path === 'events.sqlite')).map(({ path }) => path)).toEqual(['events.sqlite', 'files/kept/ab/abcd', 'files/quarantined/cd/cdef']);
  });
});

describe('a backup', () => {
  let folder: string;
  let target: string;
  let manifest: Manifest;
  beforeAll(async () => {
    folder = await dataFolder();
    target = newFolder();
    manifest = await takeBackup(folder, target, AT, silent);
  });

  it('takes everything but what is built again, the log last', () => {
    expect(manifest.files.map(({ path }) => path)).toEqual(['audit-trail/checkpoint', 'credentials.sqlite', 'keys/key.pem', 'events.sqlite']);
    expect(manifest.leftOut).toEqual(['read-models', 'snapshots.db', 'installation-id', 'events.lock', 'audit-trail/tile', 'audit-trail/parcels~']);
    expect(readdirSync(target).toSorted()).toEqual(['audit-trail', 'credentials.sqlite', 'events.sqlite', 'keys', MANIFEST]);
  });

  it('says in its manifest what it holds', () => {
    expect(readManifest(readFileSync(join(target, MANIFEST), 'utf8'))).toMatchObject({ madeAt: '2026-11-29T01:00:00.000Z', log: { events: 40, head: { index: 40, stream: 's0', revision: 13 } } });
    expect(manifest.files.map(({ path, bytes }) => statSync(join(target, path)).size === bytes)).toEqual([true, true, true, true]);
  });

  it('can be read by nobody else', () => {
    expect(manifest.files.map(({ path }) => statSync(join(target, path)).mode & 0o077)).toEqual([0, 0, 0, 0]);
  });

  it('is restored into a new folder as it was, which goes on as before', async () => {
    const restored = newFolder();
    await restoreBackup(target, restored, silent);
    expect(logOf(restored)).toEqual(logOf(folder));
    expect(new DatabaseSync(join(restored, 'credentials.sqlite')).prepare('SELECT login FROM account').get()).toEqual({ login: 'văn thư' });
    const log = openSqliteEventLog({ folder: restored });
    await append(log, 's0', 13);
    await log.close();
    expect(logOf(restored).length).toBe(41);
  });

  it('is one instant of a log that is being written', async () => {
    const live = await dataFolder(1000);
    const log = openSqliteEventLog({ folder: live });
    let [writing, written] = [true, 0];
    const writer = (async () => {
      for (; writing; written++) await append(log, 'live', written + NO_STREAM);
    })();
    while (written < 50) await new Promise((resolve) => setTimeout(resolve, 1));
    const before = written;
    const { log: facts } = await takeBackup(live, newFolder(), AT, silent);
    writing = false;
    await writer;
    await log.close();
    expect([facts.events >= 1000 + before, facts.events <= 1000 + written, written > before]).toEqual([true, true, true]);
  });

  it.each([
    ['a folder that holds something', async () => takeBackup(folder, folder, AT, silent), 'must be a new or an empty folder'],
    ['a backup that exists', async () => takeBackup(folder, target, AT, silent), 'must be a new or an empty folder'],
    ['a file', async () => takeBackup(folder, join(target, MANIFEST), AT, silent), 'must be a new or an empty folder'],
  ])('is not written into %s', async (_what, attempt, words) => {
    expect(await reasonOf(attempt())).toContain(words);
  });

  it('is not made of a folder without a log, nor of a log with a gap', async () => {
    const none = newFolder();
    mkdirSync(none);
    await expect(takeBackup(none, newFolder(), AT, silent)).rejects.toMatchObject({ code: 'log-missing' });
    const torn = await dataFolder();
    const database = new DatabaseSync(join(torn, 'events.sqlite'));
    database.exec('DELETE FROM event WHERE position = 17');
    database.close();
    const gone = newFolder();
    expect(await reasonOf(takeBackup(torn, gone, AT, silent))).toContain('the log lacks events');
    expect(existsSync(join(gone, MANIFEST))).toBe(false);
  });
});

describe('a damaged or foreign backup', () => {
  let original: string;
  beforeAll(async () => {
    original = newFolder();
    await takeBackup(await dataFolder(), original, AT, silent);
  });
  const change = (path: string, how: (text: string) => string): void => writeFileSync(path, how(readFileSync(path, 'utf8')));
  const flip = (path: string, at: number): void => {
    const bytes = readFileSync(path);
    bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
    writeFileSync(path, bytes);
  };

  it.each<[string, (folder: string) => void, string]>([
    ['a bit of the log', (folder) => flip(join(folder, 'events.sqlite'), 9_000), 'no longer as it was backed up'],
    ['a bit of the accounts', (folder) => flip(join(folder, 'credentials.sqlite'), 5_000), 'no longer as it was backed up'],
    ['a log cut off', (folder) => truncateSync(join(folder, 'events.sqlite'), 8_192), 'no longer as it was backed up'],
    ['a log with something behind it', (folder) => appendFileSync(join(folder, 'events.sqlite'), 'x'), 'no longer as it was backed up'],
    ['a file that is gone', (folder) => rmSync(join(folder, 'keys', 'key.pem')), 'a file is missing'],
    ['a file that nobody knows', (folder) => writeFileSync(join(folder, 'keys', 'other.pem'), 'x'), 'files that it does not list'],
    ['a write-ahead log slipped in', (folder) => writeFileSync(join(folder, 'events.sqlite-wal'), 'x'), 'files that it does not list'],
    ['no manifest, as after an interruption', (folder) => rmSync(join(folder, MANIFEST)), 'no finished backup'],
    ['a manifest cut off', (folder) => truncateSync(join(folder, MANIFEST), 100), 'foreign or damaged'],
    ['a manifest of somebody else', (folder) => writeFileSync(join(folder, MANIFEST), '{"files":[]}'), 'foreign or damaged'],
    ['a manifest that leads out of the folder', (folder) => change(join(folder, MANIFEST), (text) => text.replace('keys/key.pem', 'keys/../../key.pem')), 'foreign or damaged'],
    ['a manifest without the log', (folder) => change(join(folder, MANIFEST), (text) => text.replace('"events.sqlite"', '"other.sqlite"')), 'foreign or damaged'],
    ['a manifest of a newer version', (folder) => change(join(folder, MANIFEST), (text) => text.replace('"version": 1', '"version": 2')), 'a newer version'],
    ['another number of events', (folder) => change(join(folder, MANIFEST), (text) => text.replace('"events": 40', '"events": 41')), 'not the one that manifest.json names'],
    ['another last event', (folder) => change(join(folder, MANIFEST), (text) => text.replace('"revision": 13', '"revision": 12')), 'not the one that manifest.json names'],
  ])('%s: is named, and nothing is written', async (_what, damage, words) => {
    const folder = newFolder();
    cpSync(original, folder, { recursive: true });
    damage(folder);
    const target = newFolder();
    const before = readdirSync(work).length;
    expect(await reasonOf(restoreBackup(folder, target, silent))).toContain(words);
    expect(await reasonOf(verifyBackup(folder, silent))).toContain(words);
    expect([existsSync(target), readdirSync(work).length]).toEqual([false, before]);
  });

  it('is not restored over anything', async () => {
    const taken = newFolder();
    mkdirSync(taken);
    writeFileSync(join(taken, 'x'), '');
    expect(await reasonOf(restoreBackup(original, taken, silent))).toContain('must be a new or an empty folder');
    const empty = newFolder();
    mkdirSync(empty);
    await restoreBackup(original, empty, silent);
    expect(existsSync(join(empty, 'events.sqlite'))).toBe(true);
  });
});
