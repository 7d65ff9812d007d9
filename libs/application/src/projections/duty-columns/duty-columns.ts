import type { ReadModelReader } from '../../ports/read-model-store.js';
import { readPackedRows } from '../running/packed-rows.js';
import { CHANGES, COLUMNS_BEFORE } from './duty-change.projection.js';

const FIRST_CAPACITY = 4096;
/** In `to`: no later row of the duty. */
const OPEN_END = 4_294_967_295;
const BLOCKS_PER_TURN = 400;

/**
 * The rows of a duty read model as columns in memory, for questions that look at all duties. Loaded when first asked
 * for, then only what was added since; loaded afresh when a rebuilt file serves. Row i holds for the moments P with
 * `from[i] <= P < to[i]`; rows are in the order of `from`.
 */
export class DutyColumns {
  /** Rows loaded. */
  length = 0;
  from = new Uint32Array(FIRST_CAPACITY);
  to = new Uint32Array(FIRST_CAPACITY);
  /** Number of the duty. */
  duty = new Uint32Array(FIRST_CAPACITY);
  /** The row of the same duty before this one; -1 = none. */
  previous = new Int32Array(FIRST_CAPACITY);
  /** One array for each of the columns asked for; none is `NO_DAY`. */
  values: Int32Array[];
  /** Texts by their number; nothing at 0. */
  readonly names: string[] = [''];
  private readonly lastRow = new Map<number, number>();
  private generation = -1;
  private loading: Promise<void> | null = null;

  /** Numbers in one row of the read model. */
  private readonly width: number;

  constructor(columns: readonly string[]) {
    this.width = COLUMNS_BEFORE + columns.length;
    this.values = columns.map(() => new Int32Array(FIRST_CAPACITY));
  }

  /** Takes over what was committed since; a first load lets others have a turn now and then. */
  async refresh(reader: ReadModelReader): Promise<void> {
    while (this.loading !== null) await this.loading;
    this.loading = this.load(reader).finally(() => (this.loading = null));
    await this.loading;
  }

  /** How many of the rows begin at or before that index. */
  countUpTo(index: number): number {
    let low = 0;
    let high = this.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.from[middle] as number) <= index) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The row of the duty that holds after that event; -1 = there was none yet. */
  rowOf(duty: number, index: number): number {
    let row = this.lastRow.get(duty) ?? -1;
    while (row >= 0 && (this.from[row] as number) > index) row = this.previous[row] as number;
    return row;
  }

  private async load(reader: ReadModelReader): Promise<void> {
    if (reader.generation !== this.generation) this.clear(reader.generation);
    const { database } = reader;
    for (;;) {
      let blocks = 0;
      for (const cells of readPackedRows(database, CHANGES, this.width, this.length, BLOCKS_PER_TURN)) {
        for (let at = 0; at < cells.length; at += this.width) this.add(cells, at);
        blocks += 1;
      }
      if (blocks < BLOCKS_PER_TURN) break;
      await new Promise((resolve) => setImmediate(resolve));
    }
    // After the rows: a row never names a text that was committed after it.
    for (const [, text] of database.prepare('SELECT number, text FROM name WHERE number >= ? ORDER BY number').iterateArrays(this.names.length)) this.names.push(String(text));
  }

  /** Takes over the row that begins at `cells[first]`. */
  private add(cells: Int32Array, first: number): void {
    if (this.length === this.from.length) this.grow();
    const at = this.length;
    const [index, duty] = [cells[first] as number, cells[first + 1] as number];
    this.from[at] = index;
    this.to[at] = OPEN_END;
    this.duty[at] = duty;
    for (let column = 0; column < this.values.length; column++) (this.values[column] as Int32Array)[at] = cells[first + COLUMNS_BEFORE + column] as number;
    const previous = this.lastRow.get(duty) ?? -1;
    this.previous[at] = previous;
    if (previous >= 0) this.to[previous] = index;
    this.lastRow.set(duty, at);
    this.length += 1;
  }

  private grow(): void {
    const larger = <T extends Uint32Array | Int32Array>(old: T, made: T): T => {
      made.set(old);
      return made;
    };
    const size = this.from.length * 2;
    this.from = larger(this.from, new Uint32Array(size));
    this.to = larger(this.to, new Uint32Array(size));
    this.duty = larger(this.duty, new Uint32Array(size));
    this.previous = larger(this.previous, new Int32Array(size));
    this.values = this.values.map((old) => larger(old, new Int32Array(size)));
  }

  private clear(generation: number): void {
    this.generation = generation;
    this.length = 0;
    this.names.length = 1;
    this.lastRow.clear();
  }
}

/** For each number of a set of bodies, whether one of `bodies` is in it: looked up once per question, not per duty. */
export function visibleSets(names: readonly string[], bodies: readonly string[]): Uint8Array {
  const wanted = new Set(bodies);
  return Uint8Array.from(names, (text) => (text.split(',').some((body) => wanted.has(body)) ? 1 : 0));
}
