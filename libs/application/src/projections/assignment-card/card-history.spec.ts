import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { openSqliteReadModels } from '#libs/adapters/read-models-sqlite';
import type { SqlDatabase } from '../../ports/read-model-store.js';
import { CardHistory, entriesOf, HISTORY_TABLE } from './card-history.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'card-history-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const rowsIn = (database: SqlDatabase): readonly unknown[] => database.prepare('SELECT duty, first, revision, entries FROM history ORDER BY duty, first').all().map((row) => ({ ...row }));

describe('the history of a card', () => {
  it('makes the same rows of the same events, however they are batched and after any restart', () => {
    const batches = fc.array(fc.tuple(fc.integer({ min: 1, max: 90 }), fc.boolean(), fc.boolean(), fc.boolean()), { minLength: 1, maxLength: 6 });
    let file = 0;
    fc.assert(
      fc.property(batches, (sizes) => {
        const store = openSqliteReadModels({ folder });
        const [once, often] = [`once-${++file}`, `often-${file}`].map((name) => store.writer(name, 1, HISTORY_TABLE, '').database) as [SqlDatabase, SqlDatabase];
        const whole = new CardHistory(once);
        let parts = new CardHistory(often);
        let index = 0;
        for (const [size, everything, finished, restarted] of sizes) {
          for (let n = 0; n < size; n++) {
            const revision = Math.floor(index / 2);
            const duty = 1 + (index++ % 2);
            const entry = [index, 1, null];
            for (const history of [whole, parts]) history.add(duty, index, revision, entry, finished && history === parts);
          }
          parts.flush(everything || restarted);
          if (restarted) parts = new CardHistory(often);
        }
        whole.flush(true);
        parts.flush(true);
        expect(rowsIn(often)).toEqual(rowsIn(once));
        store.close();
      }),
      { numRuns: 20 },
    );
  });

  it('begins a new row after 64 entries, which then must have the facts', () => {
    const store = openSqliteReadModels({ folder });
    const { database } = store.writer('history', 1, HISTORY_TABLE, '');
    const history = new CardHistory(database);
    const needed: boolean[] = [];
    for (let revision = 0; revision < 130; revision++) {
      needed.push(history.needsFacts(7));
      history.add(7, 7 + revision, revision, [7 + revision], false);
    }
    history.flush(true);
    expect(needed.flatMap((needs, revision) => (needs ? [revision] : []))).toEqual([0, 64, 128]);
    const rows = database.prepare('SELECT first, revision, entries FROM history ORDER BY first').all();
    expect(rows.map((row) => [row['first'], row['revision'], entriesOf(String(row['entries'])).length])).toEqual([[7, 0, 64], [71, 64, 64], [135, 128, 2]]);
    store.close();
  });
});
