import { describe, expect, it } from '@jest/globals';
import { FILE_FAULTS, FILE_TYPES, type FileBytes } from '#libs/application';
import { hostileFiles, soundFiles } from '#libs/testing';
import { NodeFileInspector } from './node-file-inspector.js';

const inspector = new NodeFileInspector();
/** Gives no more than a piece at a time, and counts what was asked for. */
const inMemory = (bytes: Uint8Array): FileBytes & { largest: number } => ({
  size: bytes.length,
  largest: 0,
  async read(offset, length) {
    this.largest = Math.max(this.largest, Math.min(length, bytes.length - offset));
    return bytes.slice(offset, offset + length);
  },
});

describe('what files are taken', () => {
  it('are of every type there is', () => {
    expect(new Set(soundFiles().map(({ type }) => type))).toEqual(new Set(FILE_TYPES));
  });

  it.each(soundFiles().map((file) => [file.name, file] as const))('%s', async (_, { bytes, type }) => {
    expect(await inspector.inspect(inMemory(bytes))).toEqual({ ok: true, type });
  });

  it('are read a piece at a time', async () => {
    const bytes = new Uint8Array(20 * 1024 * 1024).fill(0x61);
    const file = inMemory(bytes);
    expect(await inspector.inspect(file)).toEqual({ ok: true, type: 'text/plain' });
    expect(file.largest).toBeLessThanOrEqual(1024 * 1024);
  });
});

describe('what files are refused', () => {
  const files = hostileFiles();

  it('are more than sixty, for every reason there is', () => {
    expect(new Set(files.map(({ what }) => what)).size).toBeGreaterThanOrEqual(60);
    expect(new Set(files.map(({ fault }) => fault))).toEqual(new Set(FILE_FAULTS));
  });

  it.each(files.map((file) => [file.what, file] as const))('%s', async (_, { bytes, fault }) => {
    expect(await inspector.inspect(inMemory(bytes))).toMatchObject({ ok: false, fault });
  });

  it('are those that were cut off anywhere', async () => {
    const binary = soundFiles().filter(({ type, name }) => type !== 'text/plain' && name !== 'two images.jpg'); // half of two is one
    for (const { bytes, name } of binary) {
      for (let cut = 7; cut < bytes.length - 8; cut += Math.max(1, Math.floor(bytes.length / 40))) {
        expect({ name, cut, ok: (await inspector.inspect(inMemory(bytes.slice(0, bytes.length - cut)))).ok }).toEqual({ name, cut, ok: false });
      }
    }
  });
});
