import { mkdtempSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { DatabaseSync } from 'node:sqlite';
import type { ReadModelStore } from '#libs/application';
import { readModelStoreContract } from '#libs/testing';
import { openSqliteReadModels } from './index.js';

const newFolder = (): string => mkdtempSync(join(tmpdir(), 'read models-'));

readModelStoreContract('SQLite files', () => {
  const folder = newFolder();
  const stores: ReadModelStore[] = [];
  const open = (): ReadModelStore => {
    const store = openSqliteReadModels({ folder });
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
