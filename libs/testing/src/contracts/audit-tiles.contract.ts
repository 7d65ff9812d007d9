import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { AuditTiles } from '#libs/application';

export interface OpenedTiles {
  readonly tiles: AuditTiles;
  /** The same tiles as another program finds them later. */
  readonly again: () => AuditTiles;
  readonly dispose: () => void;
}

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** What every `AuditTiles` promises. That nothing is lost in a power cut is for `test/faults` to show. */
export function auditTilesContract(name: string, open: () => OpenedTiles): void {
  describe(`audit tiles: ${name}`, () => {
    let opened: OpenedTiles;
    beforeEach(() => {
      opened = open();
    });
    afterEach(() => opened.dispose());

    it('gives back what was written or published, and null for what never was', async () => {
      const { tiles } = opened;
      await tiles.write('tile/0/000.p/17', bytesOf('một'));
      await tiles.publish('checkpoint', bytesOf('hai'));
      expect(await tiles.read('tile/0/000.p/17')).toEqual(bytesOf('một'));
      expect(await opened.again().read('checkpoint')).toEqual(bytesOf('hai'));
      expect([await tiles.read('tile/0/000'), await tiles.read('tile/0'), await tiles.read('tile/0/000.p'), await tiles.read('nothing')]).toEqual([null, null, null, null]);
    });

    it('replaces whole, longer and shorter, and keeps nothing bytes as nothing', async () => {
      const { tiles } = opened;
      for (const text of ['ngắn', 'dài hơn nhiều', '', 'x']) {
        await tiles.write('checkpoint', bytesOf(text));
        expect(await tiles.read('checkpoint')).toEqual(bytesOf(text));
        await tiles.publish('checkpoint', bytesOf(`${text}!`));
        expect(await opened.again().read('checkpoint')).toEqual(bytesOf(`${text}!`));
      }
    });

    it('never shows half of what is being replaced', async () => {
      const { tiles } = opened;
      const [a, b] = [new Uint8Array(200_000).fill(1), new Uint8Array(100_000).fill(2)];
      await tiles.write('tile/0/000', a);
      const writing = (async () => {
        for (let turn = 0; turn < 30; turn++) await tiles.write('tile/0/000', turn % 2 === 0 ? b : a);
      })();
      const seen = new Set<string>();
      for (let turn = 0; turn < 60; turn++) {
        const found = await tiles.read('tile/0/000');
        seen.add(`${found?.length} ${new Set(found).size}`);
      }
      await writing;
      expect([...seen].filter((each) => each !== '200000 1' && each !== '100000 1')).toEqual([]);
    });

    it('does not change what it was given, nor what it gave', async () => {
      const { tiles } = opened;
      const given = bytesOf('abc');
      await tiles.write('x', given);
      given[0] = 0;
      expect(await tiles.read('x')).toEqual(bytesOf('abc'));
    });

    it('lists what lies below a path, in order, and removes it with all of it', async () => {
      const { tiles } = opened;
      for (const path of ['tile/0/000.p/2', 'tile/0/000.p/1', 'tile/0/001', 'tile/entries/000', 'checkpoint']) await tiles.write(path, bytesOf(path));
      expect(await tiles.list('tile')).toEqual(['tile/0/000.p/1', 'tile/0/000.p/2', 'tile/0/001', 'tile/entries/000']);
      expect(await tiles.list('nothing')).toEqual([]);
      await tiles.remove('tile/0/000.p');
      await tiles.remove('nothing/at/all');
      expect(await opened.again().list('tile')).toEqual(['tile/0/001', 'tile/entries/000']);
      await tiles.write('tile/0/000.p/3', bytesOf('3'));
      expect(await tiles.list('tile/0')).toEqual(['tile/0/000.p/3', 'tile/0/001']);
    });

    it('settles what was written, also twice, and passes over what is gone', async () => {
      const { tiles } = opened;
      await tiles.write('tile/0/000', bytesOf('0'));
      await tiles.settle(['tile/0/000', 'tile/0/001']);
      await tiles.settle(['tile/0/000']);
      await tiles.settle([]);
      expect(await opened.again().read('tile/0/000')).toEqual(bytesOf('0'));
    });

    it.each(['', '/', '/etc/passwd', '../x', 'a/../b', 'a//b', 'a/', '.', 'a/./b', 'a\\b', 'a\0b', 'tệp', 'a b'])('takes no path like %j', async (path) => {
      const { tiles } = opened;
      for (const asked of [tiles.read(path), tiles.write(path, bytesOf('')), tiles.publish(path, bytesOf('')), tiles.settle([path]), tiles.remove(path), tiles.list(path)]) {
        await expect(asked).rejects.toBeInstanceOf(RangeError);
      }
    });
  });
}
