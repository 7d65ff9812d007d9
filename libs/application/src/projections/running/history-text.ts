/**
 * How a history is written: its entries one after the other, each as its dense index and what has changed since the entry
 * before it. Six bits to a character of plain ASCII, so that a step of a duty takes some eight characters.
 */

/** Numbers of one entry by column; null = none. */
export type HistoryValues = readonly (number | null)[];

/** Values 0–63 are the characters from '0' to 'o'. Of several that make one number the lowest comes first; the highest bit says that more follow. */
const ZERO = 48;
const MORE = 32;
/** Stands before and after a number written in decimal: one that is not whole, or so large that doubling it would not be exact. */
const DECIMAL = '!';
const DECIMAL_CODE = DECIMAL.charCodeAt(0);
const LARGEST = 2 ** 50;
/** None, among numbers. */
const NONE = Number.NaN;

const same = (a: number, b: number): boolean => a === b || (Number.isNaN(a) && Number.isNaN(b));
const isPlain = (value: number): boolean => Number.isInteger(value) && value < LARGEST && value > -LARGEST;
/** What differences are taken of: 0 stands for none, and for what was written in decimal; so numbers from 0 on count from 1. */
const codeOf = (value: number): number => (isPlain(value) ? (value < 0 ? value : value + 1) : 0);
const valueOf = (code: number): number => (code === 0 ? NONE : code < 0 ? code : code - 1);
const numberOf = (value: number | null): number => value ?? NONE;
const noNumbers = (columns: number): number[] => Array<number>(columns).fill(NONE);

const scratch = Buffer.alloc(4096);
let length = 0;

/** Appends a whole number from 0 on to the scratch text. */
function put(value: number): void {
  let rest = value;
  while (rest >= MORE) {
    scratch[length++] = ZERO + MORE + (rest % MORE);
    rest = Math.floor(rest / MORE);
  }
  scratch[length++] = ZERO + rest;
}

/** The writing side: the last entry of a history, from which the next one is written. */
export class HistoryEnd {
  /** Entries of the text so far. */
  count = 0;
  private index = 0;
  private readonly numbers: number[];

  constructor(columns: number) {
    this.numbers = noNumbers(columns);
  }

  /** The end of a text that was written before. */
  static of(text: string, columns: number): HistoryEnd {
    const reader = new HistoryReader(text, columns);
    const end = new HistoryEnd(columns);
    while (reader.next()) end.count += 1;
    end.index = reader.index;
    for (const [column, value] of reader.values().entries()) end.numbers[column] = numberOf(value);
    return end;
  }

  /** The text of the next entry. There may be fewer values than columns: the other columns are as before. */
  next(index: number, values: HistoryValues): string {
    length = 0;
    put(index - this.index);
    this.index = index;
    this.count += 1;
    this.putChanges(values);
    return scratch.toString('latin1', 0, length);
  }

  /** Whether the last entry says the same from column `from` on; the values begin with column 0. */
  says(values: HistoryValues, from: number): boolean {
    for (let column = from; column < values.length; column++) if (!same(numberOf(values[column] as number | null), this.numbers[column] as number)) return false;
    return this.count > 0;
  }

  /** The next entry as `next` takes it, but with all columns: as the first of a text that can be read alone. */
  first(index: number, values: HistoryValues): string {
    const all = this.numbers.map((number, column) => (column < values.length ? (values[column] as number | null) : Number.isNaN(number) ? null : number));
    this.count = 0;
    this.index = 0;
    this.numbers.fill(NONE);
    return this.next(index, all);
  }

  private putChanges(values: HistoryValues): void {
    const { numbers } = this;
    let changed = 0;
    for (let column = values.length - 1; column >= 0; column--) changed = changed * 2 + (same(numberOf(values[column] as number | null), numbers[column] as number) ? 0 : 1);
    put(changed);
    for (let column = 0; changed > 0; column++, changed = Math.floor(changed / 2)) {
      if (changed % 2 === 0) continue;
      const before = numbers[column] as number;
      const value = numberOf(values[column] as number | null);
      numbers[column] = value;
      if (Number.isNaN(value) || isPlain(value)) {
        const difference = codeOf(value) - codeOf(before);
        put(difference < 0 ? -2 * difference - 1 : 2 * difference);
      } else length += scratch.write(`${DECIMAL}${value}${DECIMAL}`, length, 'latin1');
    }
  }
}

/** Goes through the entries of a text, oldest first. */
export class HistoryReader {
  /** Dense index of the entry at which it stands; 0 before the first. */
  index = 0;
  private at = 0;
  private readonly numbers: number[];

  constructor(
    private readonly text: string,
    columns: number,
  ) {
    this.numbers = noNumbers(columns);
  }

  /** Goes on to the next entry and says true, unless there is none up to that index. */
  next(upTo = Number.POSITIVE_INFINITY): boolean {
    if (this.at >= this.text.length) return false;
    const start = this.at;
    const index = this.index + this.take();
    if (index > upTo) {
      this.at = start;
      return false;
    }
    this.index = index;
    for (let column = 0, changed = this.take(); changed > 0; column++, changed = Math.floor(changed / 2)) {
      if (changed % 2 === 1) this.numbers[column] = this.changed(this.numbers[column] as number);
    }
    return true;
  }

  values(): HistoryValues {
    return this.numbers.map((number) => (Number.isNaN(number) ? null : number));
  }

  private changed(before: number): number {
    if (this.text.charCodeAt(this.at) === DECIMAL_CODE) {
      const end = this.text.indexOf(DECIMAL, this.at + 1);
      const value = Number(this.text.slice(this.at + 1, end));
      this.at = end + 1;
      return value;
    }
    const taken = this.take();
    return valueOf(codeOf(before) + (taken % 2 === 1 ? -(taken + 1) / 2 : taken / 2));
  }

  private take(): number {
    let value = 0;
    for (let scale = 1; ; scale *= MORE) {
      const digit = this.text.charCodeAt(this.at++) - ZERO;
      if (digit < MORE) return value + digit * scale;
      value += (digit - MORE) * scale;
    }
  }
}
