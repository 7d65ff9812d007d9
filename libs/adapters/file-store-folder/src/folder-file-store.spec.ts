import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { actorId } from '#libs/domain';
import { fileStoreContract } from '#libs/testing';
import { FolderFileStore } from './folder-file-store.js';

fileStoreContract('folder', () => {
  const folder = mkdtempSync(join(tmpdir(), 'file store-'));
  return { store: new FolderFileStore(join(folder, 'made later')), again: () => new FolderFileStore(join(folder, 'made later')), dispose: () => rmSync(folder, { recursive: true }) };
});

describe('a folder of files', () => {
  const CLERK = actorId('11111111-1111-4111-8111-111111111111');
  const AS = { type: 'text/plain', by: CLERK, place: 'kept' } as const;
  let folder: string;
  let store: FolderFileStore;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'file store-'));
    store = new FolderFileStore(folder);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  async function* one(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
    yield bytes;
  }

  it('leaves no draft behind, whatever becomes of an upload', async () => {
    await (await store.receive(one(Uint8Array.of(1)), 10)).keep(AS);
    await (await store.receive(one(Uint8Array.of(2)), 10)).discard();
    await expect(store.receive(one(new Uint8Array(11)), 10)).rejects.toMatchObject({ code: 'file-too-large' });
    expect(readdirSync(join(folder, 'drafts'))).toEqual([]);
  });

  it('shows neither people nor contents to others of the machine', async () => {
    const { sha256 } = await (await store.receive(one(Uint8Array.of(1)), 10)).keep(AS);
    const notes = join(folder, 'notes', sha256.slice(0, 2), sha256);
    expect(readdirSync(notes).filter((name) => name.includes(CLERK))).toEqual([]);
    const path = join(folder, 'kept', sha256.slice(0, 2), sha256);
    expect((statSync(path).mode & 0o077).toString(8)).toBe('0');
  });

  it('makes a file whole again whose content comes once more', async () => {
    const { sha256 } = await (await store.receive(one(Uint8Array.of(1)), 10)).keep(AS);
    writeFileSync(join(folder, 'kept', sha256.slice(0, 2), sha256), 'something else');
    await (await store.receive(one(Uint8Array.of(1)), 10)).keep(AS);
    const pieces: Uint8Array[] = [];
    for await (const piece of (await store.read(sha256)) ?? []) pieces.push(piece);
    expect(pieces).toEqual([Buffer.of(1)]);
  });

  it('removes drafts that are a day old, and no younger ones', async () => {
    mkdirSync(join(folder, 'drafts'));
    for (const name of ['old', 'young']) writeFileSync(join(folder, 'drafts', name), 'x');
    const now = Date.parse('2026-11-29T00:00:00Z') / 1000;
    utimesSync(join(folder, 'drafts', 'old'), now - 90_000, now - 90_000);
    utimesSync(join(folder, 'drafts', 'young'), now - 60, now - 60);
    await store.tidy(now * 1000);
    expect([existsSync(join(folder, 'drafts', 'old')), existsSync(join(folder, 'drafts', 'young'))]).toEqual([false, true]);
  });

  it('says what the disk says', async () => {
    writeFileSync(join(folder, 'file'), '');
    await expect(new FolderFileStore(join(folder, 'file', 'below')).receive(one(Uint8Array.of(1)), 10)).rejects.toMatchObject({ code: 'ENOTDIR' });
  });
});
