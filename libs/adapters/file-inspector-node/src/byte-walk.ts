import type { FileBytes } from '#libs/application';

const WINDOW = 256 * 1024;

/** Walks forward over a file, a window at a time. Beyond the end it reads nothing, and says so. */
export class ByteWalk {
  private window: Uint8Array = new Uint8Array();
  private windowAt = 0;

  constructor(
    private readonly bytes: FileBytes,
    public at = 0,
  ) {}

  get atEnd(): boolean {
    return this.at >= this.bytes.size;
  }

  /** The next bytes, passed over; null when there are not as many. `length` at most 64 kB. */
  async take(length: number): Promise<Uint8Array | null> {
    if (this.at + length > this.bytes.size) return null;
    if (this.at < this.windowAt || this.at + length > this.windowAt + this.window.length) {
      this.window = await this.bytes.read(this.at, WINDOW);
      this.windowAt = this.at;
    }
    const from = this.at - this.windowAt;
    this.at += length;
    return this.window.subarray(from, from + length);
  }

  /** Goes to the next byte of that value; false when there is none. */
  async seek(value: number): Promise<boolean> {
    while (!this.atEnd) {
      const from = this.at - this.windowAt;
      const found = from >= 0 && from < this.window.length ? this.window.indexOf(value, from) : -1;
      if (found >= 0) {
        this.at = this.windowAt + found;
        return true;
      }
      if (from >= 0 && from < this.window.length) this.at = this.windowAt + this.window.length;
      if (this.atEnd) break;
      this.window = await this.bytes.read(this.at, WINDOW);
      this.windowAt = this.at;
    }
    return false;
  }
}

/** Longest text that a pattern of `textOf` may match and still be found where two windows meet. */
const OVERLAP = 1024;

/** The file as text of one character a byte, in windows that overlap; `at`: where each begins. */
export async function* textOf(bytes: FileBytes): AsyncGenerator<{ readonly at: number; readonly text: string }> {
  for (let at = 0; at < bytes.size; at += WINDOW) {
    const start = Math.max(0, at - OVERLAP);
    yield { at: start, text: Buffer.from(await bytes.read(start, at - start + WINDOW)).toString('latin1') };
  }
}

/** Where a pattern first matches; null = nowhere. */
export async function firstMatch(bytes: FileBytes, pattern: RegExp): Promise<string | null> {
  for await (const { text } of textOf(bytes)) {
    const found = pattern.exec(text);
    if (found !== null) return found[0];
  }
  return null;
}
