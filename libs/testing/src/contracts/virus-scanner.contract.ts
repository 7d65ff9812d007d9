import { describe, expect, it } from '@jest/globals';
import type { ScanVerdict, VirusScanner } from '#libs/application';
import { eicar, pdfFile } from '../specimens/index.js';

async function* inPieces(bytes: Uint8Array, length: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += length) {
    yield bytes.subarray(at, at + length);
    yield new Uint8Array();
  }
}

/** What every `VirusScanner` promises, of one that knows the test file of the makers of scanners. */
export function virusScannerContract(name: string, open: () => VirusScanner): void {
  describe(`virus scanner: ${name}`, () => {
    it.each([
      ['what is clean', pdfFile(), 'clean'],
      ['a large file that is clean', new Uint8Array(3_000_000).fill(0x61), 'clean'],
      ['nothing at all', new Uint8Array(), 'clean'],
      ['the test file', eicar(), 'found'],
    ] as const)('tells %s, however it is cut', async (_, bytes, kind) => {
      for (const length of bytes.length > 100_000 ? [65_536, bytes.length] : [7, 65_536]) {
        const verdict: ScanVerdict = await open().scan(inPieces(bytes, length));
        expect(verdict.kind).toBe(kind);
      }
    }, 60_000);

    it('tells several at once apart', async () => {
      const scanner = open();
      const verdicts = await Promise.all([pdfFile(), eicar(), pdfFile('%'), eicar()].map((bytes) => scanner.scan(inPieces(bytes, 64))));
      expect(verdicts.map(({ kind }) => kind)).toEqual(['clean', 'found', 'clean', 'found']);
    });

    it('says what the file says', async () => {
      const broken = async function* (): AsyncGenerator<Uint8Array> {
        yield pdfFile();
        throw new Error('the disk');
      };
      await expect(open().scan(broken())).rejects.toThrow('the disk');
    });
  });
}
