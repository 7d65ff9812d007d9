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

    describe('written together', () => {
      const path = (index: number): string => `tile/0/${String(index).padStart(3, '0')}`;
      const many = (count: number, what: string, from = 0): readonly { readonly path: string; readonly bytes: Uint8Array }[] =>
        Array.from({ length: count }, (_, at) => ({ path: path(from + at), bytes: bytesOf(`${what} ${from + at}`) }));
      const texts = async (tiles: AuditTiles, ...indexes: readonly number[]): Promise<readonly string[]> =>
        Promise.all(indexes.map(async (index) => Buffer.from((await tiles.read(path(index))) ?? bytesOf('none')).toString()));
      const layOut = async (tiles: AuditTiles): Promise<void> => {
        while (!(await tiles.layOut()));
      };

      it.each([0, 1, 7, 8, 300])('%i files are found, listed and settled, before and after each has its own file', async (count) => {
        const { tiles, again } = opened;
        await tiles.writeTogether(many(count, 'một'));
        const read = async (from: AuditTiles): Promise<unknown> => [await texts(from, 0, count - 1, count), await from.list('tile')];
        const first = await read(tiles);
        expect(first).toEqual([[count > 0 ? 'một 0' : 'none', count > 0 ? `một ${count - 1}` : 'none', 'none'], many(count, '').map((file) => file.path)]);
        expect(await read(again())).toEqual(first);
        await tiles.settle(many(count, '').map((file) => file.path));
        expect(await read(again())).toEqual(first);
        const another = again();
        expect(await read(another)).toEqual(first);
        await layOut(tiles);
        for (const each of [tiles, another, again()]) expect(await read(each)).toEqual(first);
        expect(await again().layOut()).toBe(true);
      });

      it('the last one written stands, however it was written', async () => {
        const { tiles, again } = opened;
        await tiles.write(path(0), bytesOf('không'));
        await tiles.writeTogether(many(20, 'một'));
        await tiles.write(path(1), bytesOf('riêng'));
        await tiles.writeTogether(many(20, 'hai', 10));
        await tiles.publish(path(2), bytesOf('hẳn'));
        const shown = async (from: AuditTiles): Promise<readonly string[]> => texts(from, 0, 1, 2, 3, 10, 19, 20, 29, 30);
        const expected = ['một 0', 'riêng', 'hẳn', 'một 3', 'hai 10', 'hai 19', 'hai 20', 'hai 29', 'none'];
        expect(await shown(tiles)).toEqual(expected);
        expect(await shown(again())).toEqual(expected);
        const [mine, later] = [again(), again()];
        await mine.writeTogether(many(20, 'ba', 20));
        const last = ['một 0', 'riêng', 'hẳn', 'một 3', 'hai 10', 'hai 19', 'ba 20', 'ba 29', 'ba 30'];
        expect([await shown(mine), await shown(later)]).toEqual([last, last]);
        await layOut(mine);
        expect([await shown(mine), await shown(later)]).toEqual([last, last]);
      });

      it('nothing that was removed comes back, and its neighbours stay', async () => {
        const { tiles, again } = opened;
        await tiles.writeTogether([...many(20, 'một'), { path: 'tile/1/000.p/3', bytes: bytesOf('ba') }]);
        await tiles.remove('tile/1/000.p');
        await tiles.remove(path(4));
        for (const each of [tiles, again()]) {
          expect([await each.list('tile/1'), await each.read('tile/1/000.p/3'), await texts(each, 3, 4, 5)]).toEqual([[], null, ['một 3', 'none', 'một 5']]);
        }
        await layOut(tiles);
        expect([await tiles.list('tile/1'), await texts(tiles, 3, 4, 5)]).toEqual([[], ['một 3', 'none', 'một 5']]);
        await tiles.remove('tile');
        expect(await again().list('tile')).toEqual([]);
      });

      it('does not change what it was given', async () => {
        const given = many(9, 'abc');
        await opened.tiles.writeTogether(given);
        for (const { bytes } of given) bytes.fill(0);
        expect(await texts(opened.tiles, 0, 8)).toEqual(['abc 0', 'abc 8']);
      });
    });

    it.each(['', '/', '/etc/passwd', '../x', 'a/../b', 'a//b', 'a/', '.', 'a/./b', 'a\\b', 'a\0b', 'tệp', 'a b'])('takes no path like %j', async (path) => {
      const { tiles } = opened;
      for (const asked of [tiles.read(path), tiles.write(path, bytesOf('')), tiles.writeTogether([{ path, bytes: bytesOf('') }]), tiles.publish(path, bytesOf('')), tiles.settle([path]), tiles.remove(path), tiles.list(path)]) {
        await expect(asked).rejects.toBeInstanceOf(RangeError);
      }
    });
  });
}
