import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { condemnReadModels, openSqliteReadModels } from './index.js';

describe('condemning read models', () => {
  it('has them built anew in the next generation, which a reader that stayed open follows', () => {
    const folder = mkdtempSync(join(tmpdir(), 'read models-'));
    const schema = 'CREATE TABLE thing(id INTEGER PRIMARY KEY)';
    const store = openSqliteReadModels({ folder });
    const writer = store.writer('things', 1, schema, '');
    writer.begin();
    writer.commit({ position: '1', index: 1, at: 1 });
    store.close();
    const reading = openSqliteReadModels({ folder });
    expect(reading.reader('things', 1)?.checkpoint()?.index).toBe(1);
    condemnReadModels(folder);
    const again = openSqliteReadModels({ folder });
    expect(again.writer('things', 1, schema, '').checkpoint()).toBeNull();
    expect([reading.reader('things', 1)?.generation, reading.reader('things', 1)?.checkpoint()]).toEqual([2, null]);
    expect(readdirSync(folder).filter((file) => file.endsWith('.db'))).toEqual(['things.v1.g2.db']);
    reading.close();
    again.close();
    rmSync(folder, { recursive: true });
  });

  it('takes a missing folder for an empty one', () => {
    const missing = join(tmpdir(), 'no read models here');
    condemnReadModels(missing);
    expect(readdirSync(tmpdir())).not.toContain('no read models here');
  });
});
