import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
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

  it('says what the disk says', async () => {
    writeFileSync(join(folder, 'file'), '');
    await expect(new FolderAuditTiles(join(folder, 'file')).write('checkpoint', Uint8Array.of(1))).rejects.toMatchObject({ code: 'EEXIST' });
  });
});
