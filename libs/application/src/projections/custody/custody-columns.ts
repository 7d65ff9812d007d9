import type { ReadModelReader } from '../../ports/read-model-store.js';
import { readPackedRows } from '../running/packed-rows.js';
import { BOARD_ROWS, BOARD_WIDTH, LIES, waitsIn, type AwaitedNumbers } from './custody.projection.js';

const FIRST_CAPACITY = 4096;
const BLOCKS_PER_TURN = 400;

/**
 * With whom all duties were, as columns in memory, for the board. Loaded when first asked for, then only what was added
 * since; loaded afresh when a rebuilt file serves. Rows are in the order of their events, and each names the next one of
 * its duty, so that a duty is walked from `heads` up to the event that is asked about.
 */
export class CustodyColumns {
  /** Rows loaded. */
  length = 0;
  /** Dense index of the event from which the row holds. */
  index = new Uint32Array(FIRST_CAPACITY);
  /** Number of the first day that is counted under it. */
  first = new Int32Array(FIRST_CAPACITY);
  /** Place of its party in `CUSTODY_PARTIES`. */
  party = new Uint8Array(FIRST_CAPACITY);
  /** 1 = nothing is left to do. */
  ended = new Uint8Array(FIRST_CAPACITY);
  /** Number of a name; 0 = nobody. */
  body = new Int32Array(FIRST_CAPACITY);
  /** Row of the same duty that follows; 0 = none. */
  next = new Int32Array(FIRST_CAPACITY);
  /** The rows with which duties begin, in order. */
  readonly heads: number[] = [];
  /** The numbers of these duties. */
  readonly numbers: number[] = [];
  /** Texts by their number; nothing at 0. */
  readonly names: string[] = [''];
  private waits = new Int32Array(FIRST_CAPACITY);
  private readonly awaited = new Map<number, readonly AwaitedNumbers[]>();
  /** By the number of the duty: its first and its last row, and the day on which it was assigned. */
  private readonly duties = new Map<number, { readonly head: number; last: number; readonly assigned: number }>();
  private generation = -1;
  private loading: Promise<void> | null = null;

  /** Takes over what was committed since; a first load lets others have a turn now and then. */
  async refresh(reader: ReadModelReader): Promise<void> {
    while (this.loading !== null) await this.loading;
    this.loading = this.load(reader).finally(() => (this.loading = null));
    await this.loading;
  }

  /** Those that the lead may wait for in that row, oldest request first. */
  waitsOf(row: number): readonly AwaitedNumbers[] {
    const number = this.waits[row] as number;
    if (number === 0) return [];
    let known = this.awaited.get(number);
    if (known === undefined) this.awaited.set(number, (known = waitsIn(this.names[number] ?? '')));
    return known;
  }

  /** The row with which the duty of that number begins; -1 = none yet. */
  headOf(duty: number): number {
    return this.duties.get(duty)?.head ?? -1;
  }

  /** The row that holds after that event, of the duty that begins with the row `head`; -1 = it did not begin by then. */
  rowAt(head: number, index: number): number {
    if (head < 0 || (this.index[head] as number) > index) return -1;
    let row = head;
    for (let following = this.next[row] as number; following !== 0 && (this.index[following] as number) <= index; following = this.next[row] as number) row = following;
    return row;
  }

  private async load({ database, generation }: ReadModelReader): Promise<void> {
    if (generation !== this.generation) this.clear(generation);
    for (;;) {
      let blocks = 0;
      for (const cells of readPackedRows(database, BOARD_ROWS, BOARD_WIDTH, this.length, BLOCKS_PER_TURN)) {
        for (let at = 0; at < cells.length; at += BOARD_WIDTH) this.add(cells, at);
        blocks += 1;
      }
      if (blocks < BLOCKS_PER_TURN) break;
      await new Promise((resolve) => setImmediate(resolve));
    }
    // After the rows: a row never names a text that was committed after it.
    for (const [, text] of database.prepare('SELECT number, text FROM name WHERE number >= ? ORDER BY number').iterateArrays(this.names.length)) this.names.push(String(text));
  }

  private add(cells: Int32Array, at: number): void {
    if (this.length === this.index.length) this.grow();
    const [duty, day, lies] = [cells[at + 1] as number, cells[at + 2] as number, cells[at + 3] as number];
    const row = this.length;
    const known = this.duties.get(duty);
    if (known === undefined) {
      this.duties.set(duty, { head: row, last: row, assigned: day });
      this.heads.push(row);
      this.numbers.push(duty);
    } else {
      this.next[known.last] = row;
      known.last = row;
    }
    // A day is with whoever had the duty when it began; the day of assigning is with nobody.
    this.first[row] = Math.max((lies & LIES.midnight) === 0 ? day + 1 : day, (known?.assigned ?? day) + 1);
    this.index[row] = cells[at] as number;
    this.party[row] = lies & LIES.party;
    this.ended[row] = (lies & LIES.ended) === 0 ? 0 : 1;
    this.body[row] = cells[at + 4] as number;
    this.waits[row] = cells[at + 5] as number;
    this.next[row] = 0;
    this.length += 1;
  }

  private grow(): void {
    const larger = <T extends Uint32Array | Int32Array | Uint8Array>(old: T, made: T): T => {
      made.set(old);
      return made;
    };
    const size = this.index.length * 2;
    this.index = larger(this.index, new Uint32Array(size));
    this.first = larger(this.first, new Int32Array(size));
    this.party = larger(this.party, new Uint8Array(size));
    this.ended = larger(this.ended, new Uint8Array(size));
    this.body = larger(this.body, new Int32Array(size));
    this.waits = larger(this.waits, new Int32Array(size));
    this.next = larger(this.next, new Int32Array(size));
  }

  private clear(generation: number): void {
    this.generation = generation;
    this.length = 0;
    this.heads.length = this.numbers.length = 0;
    this.names.length = 1;
    this.awaited.clear();
    this.duties.clear();
  }
}
