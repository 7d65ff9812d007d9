import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { FolderFileStore } from '#libs/adapters/file-store-folder';
import { actorId, type Instant } from '#libs/domain';
import { RETIRED_FOR_MS, UnusedUploads } from './unused-uploads.js';

const HOUR = 3_600_000;
const CLERK = actorId('11111111-1111-4111-8111-111111111111');
const bytesOf = async function* (text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text);
};

let folder: string;
let store: FolderFileStore;
/** What stands in the log, and how far of it the read model has come. */
let events: string[];
let seen: number;
let unused: UnusedUploads;
let start: Instant;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'unused-'));
  store = new FolderFileStore(folder);
  [events, seen] = [[], 0];
  const position = (count: number): string => String(count).padStart(6, '0');
  const names = { through: () => position(seen), has: (sha256: string) => events.slice(0, seen).includes(sha256) };
  unused = new UnusedUploads(store, { head: async () => position(events.length) }, names, 72 * HOUR);
});
afterEach(() => rmSync(folder, { recursive: true }));

async function uploaded(text: string): Promise<string> {
  const { sha256 } = await (await store.receive(bytesOf(text), 100)).keep({ type: 'text/plain', by: CLERK, place: 'kept' });
  start = (await store.since(sha256)) ?? 0;
  return sha256;
}
const placeOf = async (sha256: string): Promise<string> => (await store.find(sha256))?.place ?? 'removed';
const recorded = (sha256: string): void => void (seen = events.push(sha256));

describe('an upload that nothing names', () => {
  it('is left alone for its time, then retired, and removed an hour later', async () => {
    const sha256 = await uploaded('forgotten');
    expect(await unused.step(start + 71 * HOUR)).toEqual({ retired: 0, reinstated: 0, removed: 0 });
    expect(await unused.step(start + 72 * HOUR)).toEqual({ retired: 1, reinstated: 0, removed: 0 });
    expect([await placeOf(sha256), await unused.step(start + 72 * HOUR + RETIRED_FOR_MS - 1), await placeOf(sha256)]).toEqual(['retired', { retired: 0, reinstated: 0, removed: 0 }, 'retired']);
    expect([await unused.step(start + 73 * HOUR), await placeOf(sha256), await store.wasUploadedBy(sha256, CLERK)]).toEqual([{ retired: 0, reinstated: 0, removed: 1 }, 'removed', false]);
  });

  it('is kept for ever once an act or a draft names it', async () => {
    const sha256 = await uploaded('evidence');
    recorded(sha256);
    for (const hours of [72, 80, 10_000]) expect(await unused.step(start + hours * HOUR)).toEqual({ retired: 0, reinstated: 0, removed: 0 });
    expect(await placeOf(sha256)).toBe('kept');
  });

  it('is kept again when an act named it in the moment in which it was retired', async () => {
    const sha256 = await uploaded('just in time');
    const looked = await placeOf(sha256); // the act finds it kept …
    await unused.step(start + 72 * HOUR);
    events.push(sha256); // … and is recorded after it was retired
    expect([looked, await placeOf(sha256)]).toEqual(['kept', 'retired']);
    // The read model has not come to the act yet: nothing is removed on its word, however long it takes.
    expect(await unused.step(start + 74 * HOUR)).toEqual({ retired: 0, reinstated: 0, removed: 0 });
    expect(await unused.step(start + 90 * HOUR)).toEqual({ retired: 0, reinstated: 0, removed: 0 });
    seen = events.length;
    expect([await unused.step(start + 91 * HOUR), await placeOf(sha256)]).toEqual([{ retired: 0, reinstated: 1, removed: 0 }, 'kept']);
  });

  it('is not removed on the word of a log that was known only before it was retired', async () => {
    const sha256 = await uploaded('slow model');
    await unused.step(start + 72 * HOUR);
    events.push('something else');
    await unused.step(start + 72 * HOUR + 1); // asks for the head of now, which the read model has not reached
    seen = events.length;
    // What is known now is the log of a moment after it was retired: an act may still be under way.
    expect([await unused.step(start + 80 * HOUR), await placeOf(sha256)]).toEqual([{ retired: 0, reinstated: 0, removed: 0 }, 'retired']);
    expect([await unused.step(start + 80 * HOUR + 1), await placeOf(sha256)]).toEqual([{ retired: 0, reinstated: 0, removed: 1 }, 'removed']);
  });

  it('is kept when it is uploaded again while it waits to be removed', async () => {
    const sha256 = await uploaded('again');
    await unused.step(start + 72 * HOUR);
    expect(await uploaded('again')).toBe(sha256);
    expect([await unused.step(start + HOUR), await placeOf(sha256), await store.wasUploadedBy(sha256, CLERK)]).toEqual([{ retired: 0, reinstated: 0, removed: 0 }, 'kept', true]);
  });

  it('stays in quarantine as long as it is in it', async () => {
    const { sha256 } = await (await store.receive(bytesOf('found'), 100)).keep({ type: 'text/plain', by: CLERK, place: 'quarantined' });
    await store.condemn(sha256, 'Test-Signature');
    await unused.step(((await store.since(sha256)) ?? 0) + 1_000 * HOUR);
    expect(await store.find(sha256)).toMatchObject({ place: 'quarantined', finding: 'Test-Signature' });
  });
});
