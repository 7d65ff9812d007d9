import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { auditTilesContract } from '#libs/testing';
import { FolderAuditTiles } from './folder-audit-tiles.js';

auditTilesContract('folder', () => {
  const folder = mkdtempSync(join(tmpdir(), 'audit tiles-'));
  return { tiles: new FolderAuditTiles(join(folder, 'made later')), again: () => new FolderAuditTiles(join(folder, 'made later')), dispose: () => rmSync(folder, { recursive: true }) };
});

auditTilesContract('folder, read by the thread that writes it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'audit tiles-'));
  return { tiles: new FolderAuditTiles(folder, true), again: () => new FolderAuditTiles(folder, true), dispose: () => rmSync(folder, { recursive: true }) };
});

describe('a folder of tiles', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'audit tiles-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('has its files where a web server would look for them', async () => {
    await new FolderAuditTiles(folder).write('tile/0/x001/234', Uint8Array.of(1));
    expect(existsSync(join(folder, 'tile', '0', 'x001', '234'))).toBe(true);
  });

  it('passes over what a crash left half-written', async () => {
    const tiles = new FolderAuditTiles(folder);
    await tiles.write('tile/0/000', Uint8Array.of(1));
    writeFileSync(join(folder, 'tile', '0', '001.new'), 'half');
    expect(await tiles.list('tile')).toEqual(['tile/0/000']);
    await tiles.write('tile/0/001', Uint8Array.of(2));
    expect(await tiles.read('tile/0/001')).toEqual(Uint8Array.of(2));
  });

  describe('written together', () => {
    const many = (count: number): readonly { readonly path: string; readonly bytes: Uint8Array }[] =>
      Array.from({ length: count }, (_, at) => ({ path: `tile/0/${String(at).padStart(3, '0')}`, bytes: Uint8Array.of(at) }));
    /** The numbers of the parcels. */
    const parcels = (): readonly string[] => readdirSync(join(folder, 'parcels~')).map((name) => name.slice(0, 12));

    it('are one file until they are laid out, where a web server looks for them', async () => {
      const tiles = new FolderAuditTiles(folder, true);
      await tiles.writeTogether(many(8));
      await tiles.writeTogether(many(12).slice(4));
      expect([existsSync(join(folder, 'tile')), parcels()]).toEqual([false, ['000000000001', '000000000002']]);
      expect(await new FolderAuditTiles(folder).layOut()).toBe(false);
      expect([readdirSync(join(folder, 'tile', '0')), parcels()]).toEqual([['000', '001', '002', '003'], ['000000000002']]);
      expect(await new FolderAuditTiles(folder).layOut()).toBe(true);
      expect([readdirSync(join(folder, 'tile', '0')).length, parcels()]).toEqual([12, []]);
      expect([...readFileSync(join(folder, 'tile', '0', '007'))]).toEqual([7]);
    });

    it.each([
      ['nothing', () => Buffer.alloc(0)],
      ['zeros', (whole: Buffer) => Buffer.alloc(whole.length)],
      ['its beginning', (whole: Buffer) => whole.subarray(0, whole.length - 1)],
      ['half of its list', (whole: Buffer) => whole.subarray(0, 20)],
      ['its length', (whole: Buffer) => whole.subarray(0, 3)],
      ['a list that is none', (whole: Buffer) => Buffer.concat([whole.subarray(0, 4), Buffer.alloc(20), whole.subarray(24)])],
    ] as const)('hold nothing when a power cut has left %s of them, and go away', async (_, torn) => {
      await new FolderAuditTiles(folder, true).writeTogether(many(9));
      const file = join(folder, 'parcels~', readdirSync(join(folder, 'parcels~'))[0] as string);
      writeFileSync(file, torn(readFileSync(file)));
      writeFileSync(join(folder, 'parcels~', '000000000002~'), 'half');
      const tiles = new FolderAuditTiles(folder, true);
      expect([await tiles.read('tile/0/000'), await tiles.list('tile'), await tiles.layOut()]).toEqual([null, [], true]);
      await tiles.writeTogether(many(9));
      expect(await new FolderAuditTiles(folder).read('tile/0/008')).toEqual(Uint8Array.of(8));
    });

    it('are met by another program that knew a parcel before, when that is laid out and the next one takes its place', async () => {
      const [writer, reader] = [new FolderAuditTiles(folder, true), new FolderAuditTiles(folder)];
      await writer.writeTogether(many(8));
      expect(await reader.read('tile/0/007')).toEqual(Uint8Array.of(7));
      await writer.layOut();
      await writer.writeTogether(many(20).slice(8));
      expect(await reader.read('tile/0/019')).toEqual(Uint8Array.of(19));
    });

    it('are met whole by another program while they are written and laid out', async () => {
      const [writer, reader] = [new FolderAuditTiles(folder, true), new FolderAuditTiles(folder)];
      for (let turn = 0; turn < 5; turn++) {
        await writer.writeTogether(many(10 + turn));
        const [found] = await Promise.all([Promise.all(many(10 + turn).map(({ path }) => reader.read(path))), writer.layOut()]);
        expect(found.map((bytes) => bytes?.[0])).toEqual(many(10 + turn).map(({ bytes }) => bytes[0]));
        await writer.remove('tile');
      }
    });
  });

  it('says what the disk says', async () => {
    writeFileSync(join(folder, 'file'), '');
    await expect(new FolderAuditTiles(join(folder, 'file')).write('checkpoint', Uint8Array.of(1))).rejects.toMatchObject({ code: 'EEXIST' });
  });
});
