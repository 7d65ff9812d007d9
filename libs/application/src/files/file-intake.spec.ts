import { describe, expect, it } from '@jest/globals';
import { actorId } from '#libs/domain';
import { NodeFileInspector } from '#libs/adapters/file-inspector-node';
import { eicar, hostileFiles, MemoryFileStore, pdfFile } from '#libs/testing';
import { FILE_BYTES_AT_MOST, FileIntake } from './file-intake.js';
import { ScannerUnavailableError, type ScanVerdict, type VirusScanner } from '../ports/index.js';
import { Quarantine } from './quarantine.js';
import { FileAlteredError, wholeFile } from './whole-file.js';

const CLERK = actorId('11111111-1111-4111-8111-111111111111');

async function* inPieces(bytes: Uint8Array, length = 65_536): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
}

describe('files on their way in', () => {
  it('are kept at once where nobody scans', async () => {
    const intake = new FileIntake(new MemoryFileStore(), new NodeFileInspector(), null);
    expect(await intake.take(inPieces(pdfFile()), CLERK)).toMatchObject({ ok: true, file: { type: 'application/pdf', place: 'kept' } });
  });

  it('leave nothing behind when they are refused', async () => {
    const store = new MemoryFileStore();
    const intake = new FileIntake(store, new NodeFileInspector(), null);
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
    await expect(new FileIntake(new MemoryFileStore(), new NodeFileInspector(), null).take(broken(), CLERK)).rejects.toThrow('gone');
  });
});

describe('files that a scanner looks at', () => {
  const EICAR = Buffer.from(eicar()).toString('latin1');
  /** Knows the test file, as long as it is there at all. */
  class Scanner implements VirusScanner {
    there = true;
    async scan(pieces: AsyncIterable<Uint8Array>): Promise<ScanVerdict> {
      if (!this.there) throw new ScannerUnavailableError('it is away');
      let text = '';
      for await (const piece of pieces) text += Buffer.from(piece).toString('latin1');
      return text.includes(EICAR) ? { kind: 'found', signature: 'Eicar' } : { kind: 'clean' };
    }
  }
  const scanned = (): { readonly store: MemoryFileStore; readonly scanner: Scanner; readonly quarantine: Quarantine; readonly intake: FileIntake } => {
    const [store, scanner] = [new MemoryFileStore(), new Scanner()];
    const quarantine = new Quarantine(store, scanner);
    return { store, scanner, quarantine, intake: new FileIntake(store, new NodeFileInspector(), quarantine) };
  };

  it('are kept once it has found nothing, and never what it knows', async () => {
    const { store, intake } = scanned();
    expect(await intake.take(inPieces(pdfFile()), CLERK)).toMatchObject({ ok: true, file: { place: 'kept' } });
    // Text, and so sound by its content: this is what a scanner is for.
    expect(await intake.take(inPieces(eicar()), CLERK)).toEqual({ ok: false, fault: 'infected', detail: 'Eicar' });
    expect(await intake.take(inPieces(eicar()), CLERK)).toEqual({ ok: false, fault: 'infected', detail: 'Eicar' });
    expect([(await store.list('kept', null, 9)).length, (await store.list('quarantined', null, 9)).length]).toEqual([1, 1]);
  });

  it('wait in quarantine while it is away, and are looked at when it is back', async () => {
    const { store, scanner, quarantine, intake } = scanned();
    scanner.there = false;
    for (const bytes of [pdfFile(), pdfFile('%'), eicar()]) expect(await intake.take(inPieces(bytes), CLERK)).toMatchObject({ ok: true, file: { place: 'quarantined', finding: null } });
    expect(await quarantine.lookAtAll()).toMatchObject({ waiting: 3, condemned: 0, error: { code: 'scanner-unavailable' } });
    scanner.there = true;
    expect(await quarantine.lookAtAll()).toEqual({ waiting: 0, condemned: 1, error: null });
    expect([(await store.list('kept', null, 9)).length, (await store.list('quarantined', null, 9)).length]).toEqual([2, 1]);
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
    const outcome = await new FileIntake(store, new NodeFileInspector(), null).take(inPieces(bytes), CLERK);
    const sha256 = outcome.ok ? outcome.file.sha256 : '';
    expect(await read(bytes, sha256)).toBe(bytes.length);
    await expect(read(bytes.with(30, 0), sha256)).rejects.toThrow(FileAlteredError);
    await expect(read(bytes.slice(0, -1), sha256)).rejects.toMatchObject({ code: 'file-altered', sha256 });
  });
});
