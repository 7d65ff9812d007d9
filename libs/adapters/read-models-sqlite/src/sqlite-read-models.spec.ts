import { mkdtempSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { DatabaseSync } from 'node:sqlite';
import type { ReadModelStore } from '#libs/application';
import { readModelStoreContract } from '#libs/testing';
import { openSqliteReadModels } from './index.js';

const newFolder = (): string => mkdtempSync(join(tmpdir(), 'read models-'));

for (const rebuildOnThread of [false, true]) {
  readModelStoreContract(`SQLite files${rebuildOnThread ? ', rebuilt on a thread' : ''}`, () => {
    const folder = newFolder();
    const stores: ReadModelStore[] = [];
    const open = (): ReadModelStore => {
      const store = openSqliteReadModels({ folder, rebuildOnThread });
      stores.push(store);
      return store;
    };
    return {
      store: open(),
      reopen: open,
      damage: () => readdirSync(folder).forEach((file) => writeFileSync(join(folder, file), 'not a database '.repeat(500))),
      cleanUp: () => {
        for (const store of stores) store.close();
        rmSync(folder, { recursive: true });
      },
    };
  });
}

describe('a rebuild on a thread', () => {
  const schema = 'CREATE TABLE thing(id INTEGER PRIMARY KEY, bytes BLOB);';
  const insert = 'INSERT INTO thing VALUES (?, ?)';
  let folder: string;
  let store: ReadModelStore;
  beforeEach(() => {
    folder = newFolder();
    store = openSqliteReadModels({ folder, rebuildOnThread: true });
  });
  afterEach(() => {
    store.close();
    rmSync(folder, { recursive: true });
  });

  it('writes what it was given when it was given, and answers after all of it', async () => {
    const { writer, index, publish } = store.rebuild('things', 1, schema, '');
    const { database } = writer;
    const bytes = new Uint8Array([1, 2, 3]);
    writer.begin();
    for (let id = 1; id <= 20_000; id++) {
      bytes[0] = id % 256;
      database.prepare(insert).run(id, bytes);
    }
    expect(database.prepare('SELECT count(*) AS n, max(id) AS last FROM thing').get()).toEqual({ n: 20_000, last: 20_000 });
    expect([...database.prepare('SELECT hex(bytes) FROM thing WHERE id IN (2, 10000)').iterateArrays()]).toEqual([['020203'], ['100203']]);
    writer.commit({ position: '7', index: 7, at: 7 });
    await index();
    publish();
    expect(store.reader('things', 1)?.database.prepare('SELECT count(*) AS n FROM thing').get()?.['n']).toBe(20_000);
  });

  it('tells a fault at the next question, and begins again after the files of the first were thrown away', () => {
    const first = store.rebuild('things', 1, schema, '');
    const other = store.rebuild('others', 1, schema, '');
    first.writer.begin();
    for (let n = 0; n < 2; n++) first.writer.database.prepare(insert).run(1, null);
    expect(() => first.writer.commit({ position: '1', index: 1, at: 1 })).toThrow(expect.objectContaining({ code: 'ERR_SQLITE_ERROR', errcode: 1555 }));
    expect(() => other.publish()).toThrow(/UNIQUE constraint failed/);
    first.discard();
    other.discard();
    expect(readdirSync(folder)).toEqual([]);
    expect(() => store.rebuild('things', 1, 'CREATE NOTHING', '')).toThrow(/syntax error/);
    store.rebuild('others', 1, schema, '').publish();
    expect(store.reader('others', 1)?.checkpoint()).toBeNull();
  });
});

describe('the files of SQLite read models', () => {
  it('a foreign or truncated database is replaced, and readers of another store follow a rebuild', () => {
    const folder = newFolder();
    const foreign = new DatabaseSync(join(folder, 'things.v1.g3.db'));
    foreign.exec('CREATE TABLE thing(id)');
    foreign.close();
    const store = openSqliteReadModels({ folder });
    const schema = 'CREATE TABLE thing(id INTEGER PRIMARY KEY);';
    const writer = store.writer('things', 1, schema, '');
    expect(readdirSync(folder).filter((file) => file.endsWith('.db'))).toEqual(['things.v1.g4.db']);
    writer.begin();
    for (let id = 0; id < 5000; id++) writer.database.prepare('INSERT INTO thing VALUES (?)').run(id);
    writer.commit({ position: '1', index: 1, at: 1 });
    const elsewhere = openSqliteReadModels({ folder });
    expect(elsewhere.reader('things', 1)?.generation).toBe(4);
    store.rebuild('things', 1, schema, '').publish();
    expect([elsewhere.reader('things', 1)?.generation, elsewhere.reader('things', 1)?.checkpoint()]).toEqual([5, null]);
    elsewhere.close();
    store.writer('things', 1, schema, 'CREATE INDEX never ON thing(id);');
    store.close();
    truncateSync(join(folder, 'things.v1.g5.db'), 4096);
    const again = openSqliteReadModels({ folder });
    expect(again.writer('things', 1, schema, '').checkpoint()).toBeNull();
    expect(readdirSync(folder).filter((file) => file.endsWith('.db'))).toEqual(['things.v1.g6.db']);
    again.close();
    rmSync(folder, { recursive: true });
  });
});
