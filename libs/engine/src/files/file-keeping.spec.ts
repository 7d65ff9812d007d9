import { hash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { attachedFilesProjection, UnusedUploads, type ReadModelStore } from '#libs/application';
import { actorId } from '#libs/domain';
import { ManualClock, MemoryFileStore, type FileInMemory } from '#libs/testing';
import { FileKeeping } from './file-keeping.js';
import { NamesInReadModel } from './names-in-read-model.js';

const bytes = new TextEncoder().encode('Báo cáo');
const SHA_256 = hash('sha256', bytes, 'hex');

/** Read models in which the log names these files. */
const naming = (...names: readonly string[]): ReadModelStore =>
  ({
    reader: (name: string) =>
      name === attachedFilesProjection.name ? { database: { prepare: () => ({ all: (after: string) => names.filter((each) => each > after).map((sha256) => ({ sha256 })) }) } } : null,
  }) as unknown as ReadModelStore;

describe('the keeping of files', () => {
  const keeping = (store: MemoryFileStore, models: ReadModelStore): FileKeeping => new FileKeeping(store, models, ManualClock.on('2026-11-29'), null, new UnusedUploads(store, { head: async () => '' }, new NamesInReadModel(models), 3_600_000));
  const stored = (): MemoryFileStore => new MemoryFileStore(new Map([[SHA_256, { bytes, type: 'text/plain', place: 'kept', finding: null, by: new Set([actorId('a')]) }]]));

  it('says nothing while all is there, and tells what is missing or altered once', async () => {
    const store = stored();
    const files = keeping(store, naming(SHA_256));
    const told: string[] = [];
    const step = (): Promise<void> => files.step((error) => void told.push(String((error as Error).message)));
    await step();
    expect([told, files.status()]).toEqual([[], { missing: 0, altered: 0, rounds: 1, scanner: 'off', waiting: 0, condemned: 0, removed: 0 }]);
    const kept = store.files.get(SHA_256) as FileInMemory;
    store.files.set(SHA_256, { ...kept, bytes: bytes.with(0, 1) });
    await step();
    store.files.clear();
    await step();
    await step();
    expect(told.map((line) => line.split(' / ')[1])).toEqual([`ALARM: file altered: ${SHA_256}`, `ALARM: file missing: ${SHA_256}`]);
    expect(files.status()).toMatchObject({ missing: 1, altered: 0, rounds: 4 });
  });

  it('waits for read models that are not there yet', async () => {
    const files = keeping(stored(), { reader: () => null } as unknown as ReadModelStore);
    await files.step(() => undefined);
    expect(files.status()).toMatchObject({ missing: 0, rounds: 1 });
  });
});
