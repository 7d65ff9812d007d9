import type { SqlDatabase, SqlValue } from '../../ports/read-model-store.js';
import { RowBuffer } from './row-buffer.js';

/** Table in which a read model gives small numbers to texts that come again and again (bodies, directives, sets of bodies). */
export const NAME_TABLE = 'CREATE TABLE name(number INTEGER PRIMARY KEY, text TEXT NOT NULL);';

/** For a read model that is asked for the number of a text. */
export const NAME_INDEX = 'CREATE INDEX name_text ON name(text);';

/** The writing side: numbers count from 1 in the order of first appearance, so a rebuild gives the same ones. */
export class InternedNames {
  private readonly numbers = new Map<string, number>();
  private readonly rows: RowBuffer;

  constructor(database: SqlDatabase) {
    this.rows = new RowBuffer(database, 'name', 2);
    for (const [number, text] of database.prepare('SELECT number, text FROM name ORDER BY number').iterateArrays()) this.numbers.set(String(text), Number(number));
  }

  numberOf(text: string): number {
    let number = this.numbers.get(text);
    if (number === undefined) {
      number = this.numbers.size + 1;
      this.numbers.set(text, number);
      this.rows.add(number, text);
    }
    return number;
  }

  flush(): void {
    this.rows.flush();
  }
}

/** The reading side: texts by their number, empty for none. They never change within a generation, so `known` may be kept. */
export function namesIn(database: SqlDatabase, known = new Map<SqlValue, string>()): (number: SqlValue | undefined) => string {
  const find = database.prepare('SELECT text FROM name WHERE number = ?');
  return (number = null) => {
    let text = known.get(number);
    if (text === undefined) {
      text = String(find.get(number)?.['text'] ?? '');
      known.set(number, text);
    }
    return text;
  };
}

/** The number of a text, or null when no row has named it. */
export function numberOfName(database: SqlDatabase, text: string): number | null {
  const number = database.prepare('SELECT number FROM name WHERE text = ?').get(text)?.['number'];
  return typeof number === 'number' ? number : null;
}
