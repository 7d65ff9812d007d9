import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import type { ArchiveSink } from '#libs/application';

const BLOCK = 512;
const LONGEST_NAME = 100;

/** Writes files one behind the other into a tar file (POSIX ustar), all with the same owner, rights and time: equal contents give equal bytes. */
export class TarSink implements ArchiveSink {
  private readonly handle: number;

  constructor(path: string) {
    this.handle = openSync(path, 'wx');
  }

  async write(path: string, bytes: Uint8Array): Promise<void> {
    writeSync(this.handle, header(path, bytes.length));
    for (let written = 0; written < bytes.length; ) written += writeSync(this.handle, bytes, written);
    const padding = (BLOCK - (bytes.length % BLOCK)) % BLOCK;
    if (padding > 0) writeSync(this.handle, new Uint8Array(padding));
  }

  close(): void {
    writeSync(this.handle, new Uint8Array(2 * BLOCK));
    fsyncSync(this.handle);
    closeSync(this.handle);
  }
}

function header(path: string, size: number): Uint8Array {
  if (path.length > LONGEST_NAME) throw new RangeError(`too long for a tar file: ${path}`);
  const block = Buffer.alloc(BLOCK);
  const octal = (value: number, at: number, length: number): void => void block.write(`${value.toString(8).padStart(length - 1, '0')}\0`, at, 'latin1');
  block.write(path, 0, 'latin1');
  octal(0o644, 100, 8);
  octal(0, 108, 8);
  octal(0, 116, 8);
  octal(size, 124, 12);
  octal(0, 136, 12);
  block.write('        0', 148, 'latin1'); // room for the sum, and "a file"
  block.write('ustar\x0000', 257, 'latin1');
  octal(block.reduce((sum, byte) => sum + byte, 0), 148, 7);
  block.write(' ', 155, 'latin1');
  return block;
}
