import { describe, expect, it } from '@jest/globals';
import { actorId } from '#libs/domain';
import { NodeFileInspector } from '#libs/adapters/file-inspector-node';
import { hostileFiles, MemoryFileStore, pdfFile } from '#libs/testing';
import { FILE_BYTES_AT_MOST, FileIntake } from './file-intake.js';
import { FileAlteredError, wholeFile } from './whole-file.js';

const CLERK = actorId('11111111-1111-4111-8111-111111111111');

async function* inPieces(bytes: Uint8Array, length = 65_536): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
}

describe('files on their way in', () => {
  it('are kept at once where nobody scans, and in quarantine where somebody does', async () => {
    const store = new MemoryFileStore();
    const [free, scanned] = [new FileIntake(store, new NodeFileInspector(), false), new FileIntake(new MemoryFileStore(), new NodeFileInspector(), true)];
    expect(await free.take(inPieces(pdfFile()), CLERK)).toMatchObject({ ok: true, file: { type: 'application/pdf', place: 'kept' } });
    expect(await scanned.take(inPieces(pdfFile()), CLERK)).toMatchObject({ ok: true, file: { place: 'quarantined' } });
  });

  it('leave nothing behind when they are refused', async () => {
    const store = new MemoryFileStore();
    const intake = new FileIntake(store, new NodeFileInspector(), false);
    for (const { what, bytes, fault } of hostileFiles().filter((file) => file.bytes.length < 100_000)) {
      expect({ what, ...(await intake.take(inPieces(bytes, 999), CLERK)) }).toMatchObject({ what, ok: false, fault });
    }
    expect(await intake.take(inPieces(new Uint8Array(FILE_BYTES_AT_MOST + 1)), CLERK)).toMatchObject({ ok: false, fault: 'too-large' });
    expect(store.files.size).toBe(0);
  });

  it('pass on what the sender breaks off with', async () => {
    const broken = async function* (): AsyncGenerator<Uint8Array> {
      yield pdfFile();
      throw new Error('gone');
    };
    await expect(new FileIntake(new MemoryFileStore(), new NodeFileInspector(), false).take(broken(), CLERK)).rejects.toThrow('gone');
  });
});

describe('a file on its way out', () => {
  const read = async (bytes: Uint8Array, sha256: string): Promise<number> => {
    let read = 0;
    for await (const piece of wholeFile(inPieces(bytes, 10), sha256)) read += piece.length;
    return read;
  };

  it('comes whole, or lacks its end', async () => {
    const bytes = pdfFile();
    const store = new MemoryFileStore();
    const outcome = await new FileIntake(store, new NodeFileInspector(), false).take(inPieces(bytes), CLERK);
    const sha256 = outcome.ok ? outcome.file.sha256 : '';
    expect(await read(bytes, sha256)).toBe(bytes.length);
    await expect(read(bytes.with(30, 0), sha256)).rejects.toThrow(FileAlteredError);
    await expect(read(bytes.slice(0, -1), sha256)).rejects.toMatchObject({ code: 'file-altered', sha256 });
  });
});
