import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { openSqliteReadModels } from '#libs/adapters/read-models-sqlite';
import type { SqlDatabase } from '../../ports/read-model-store.js';
import { DutyHistories, HISTORY_TABLE } from './duty-histories.js';
import { HistoryEnd, HistoryReader, type HistoryValues } from './history-text.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'duty-histories-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const rowsIn = (database: SqlDatabase): readonly unknown[] => database.prepare('SELECT duty, first, place, entries FROM history ORDER BY duty, first').all().map((row) => ({ ...row }));

/** All entries, each with its index. */
function entriesOf(text: string, columns: number): readonly unknown[] {
  const entries: unknown[] = [];
  for (const reader = new HistoryReader(text, columns); reader.next(); ) entries.push([reader.index, ...reader.values()]);
  return entries;
}

const COLUMNS = 7;
const number = fc.option(fc.oneof(fc.integer(), fc.maxSafeInteger(), fc.nat(200), fc.double({ noNaN: true }), fc.constantFrom(0, -1, 2 ** 51, -(2 ** 51), 0.1, 12.5)));
const changes = fc.array(fc.tuple(fc.integer({ min: 1, max: 5000 }), fc.array(number, { maxLength: COLUMNS })), { minLength: 1, maxLength: 30 });

describe('the text of a history', () => {
  it('says what was written, also when it was continued, and stops at a moment', () => {
    fc.assert(
      fc.property(changes, fc.nat(99), fc.nat(99), (steps, cut, moment) => {
        let end = new HistoryEnd(COLUMNS);
        let text = '';
        let state: HistoryValues = Array<null>(COLUMNS).fill(null);
        let index = 0;
        const expected: (number | null)[][] = [];
        for (const [place, [further, values]] of steps.entries()) {
          if (place === cut % steps.length) end = HistoryEnd.of(text, COLUMNS);
          index += further;
          state = state.map((before, column) => (column < values.length ? (values[column] ?? null) : before));
          expected.push([index, ...state]);
          text += end.next(index, values);
        }
        expect(text).toMatch(/^[\x21-\x7e]*$/);
        expect(entriesOf(text, COLUMNS)).toEqual(expected.map((entry) => entry.map((value) => (Object.is(value, -0) ? 0 : value))));
        expect(end.count).toBe(steps.length);
        const last = expected[moment % steps.length] as (number | null)[];
        const reader = new HistoryReader(text, COLUMNS);
        let count = 0;
        while (reader.next(Number(last[0]))) count += 1;
        expect([count, reader.index]).toEqual([(moment % steps.length) + 1, last[0]]);
        expect(entriesOf(end.first(index + 1, []), COLUMNS)).toEqual([[index + 1, ...state.map((value) => (Object.is(value, -0) ? 0 : value))]]);
      }),
    );
  });
});

describe('the histories of duties', () => {
  it('make the same rows of the same events, however they are batched and after any restart', () => {
    const batches = fc.array(fc.tuple(fc.integer({ min: 1, max: 90 }), fc.boolean(), fc.boolean(), fc.boolean()), { minLength: 1, maxLength: 6 });
    let file = 0;
    fc.assert(
      fc.property(batches, fc.infiniteStream(fc.nat(3)), (sizes, values) => {
        const store = openSqliteReadModels({ folder });
        const [once, often] = [`once-${++file}`, `often-${file}`].map((name) => store.writer(name, 1, HISTORY_TABLE, '').database) as [SqlDatabase, SqlDatabase];
        const whole = new DutyHistories(once, 3);
        let parts = new DutyHistories(often, 3);
        let index = 0;
        for (const [size, everything, finished, restarted] of sizes) {
          for (let n = 0; n < size; n++) {
            const duty = 1 + (index++ % 2);
            const entry = [values.next().value ?? null, index % 7 === 0 ? null : 5, ...(index < 3 ? [9] : [])];
            for (const history of [whole, parts]) {
              if (index < 3) history.begin(duty, index, entry);
              else history.add(duty, index, entry, finished && history === parts);
            }
          }
          parts.flush(everything || restarted);
          if (restarted) parts = new DutyHistories(often, 3);
        }
        whole.flush(true);
        parts.flush(true);
        expect(rowsIn(often)).toEqual(rowsIn(once));
        store.close();
      }),
      { numRuns: 20 },
    );
  });

  it('begin a new row after 64 entries, which can be read alone, and may begin with any entry', () => {
    const store = openSqliteReadModels({ folder });
    const { database } = store.writer('history', 1, HISTORY_TABLE, '');
    const histories = new DutyHistories(database, 2);
    for (let place = 0; place < 130; place++) histories.add(7, 9 + place, place === 0 ? [place, 5] : [place], false);
    histories.flush(true);
    const rows = database.prepare('SELECT first, place, entries FROM history ORDER BY first').all();
    const read = rows.map((row) => [row['first'], row['place'], entriesOf(String(row['entries']), 2)] as const);
    expect(read.map(([first, place, entries]) => [first, place, entries.length])).toEqual([[9, 0, 64], [73, 64, 64], [137, 128, 2]]);
    expect(read.flatMap(([, , entries]) => entries)).toEqual(Array.from({ length: 130 }, (_, place) => [9 + place, place, 5]));
    store.close();
  });
});
