import { hash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { FilePlace, FileStore, StoredFile } from '#libs/application';
import { actorId } from '#libs/domain';

export interface OpenedFileStore {
  readonly store: FileStore;
  /** The same files as another program finds them later. */
  readonly again: () => FileStore;
  readonly dispose: () => void;
}

const [CLERK, HEAD] = [actorId('11111111-1111-4111-8111-111111111111'), actorId('22222222-2222-4222-8222-222222222222')];
const MEBIBYTE = 1024 * 1024;

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const nameOf = (bytes: Uint8Array): string => hash('sha256', bytes, 'hex');

async function* inPieces(bytes: Uint8Array, length = 7): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
}

async function wholeOf(pieces: AsyncIterable<Uint8Array> | null): Promise<Uint8Array | null> {
  if (pieces === null) return null;
  const read: Uint8Array[] = [];
  for await (const piece of pieces) read.push(piece);
  return new Uint8Array(Buffer.concat(read));
}

async function put(store: FileStore, bytes: Uint8Array, place: FilePlace = 'kept', by = CLERK): Promise<StoredFile> {
  return (await store.receive(inPieces(bytes), MEBIBYTE)).keep({ type: 'text/plain', by, place });
}

/** What every `FileStore` promises. */
export function fileStoreContract(name: string, open: () => OpenedFileStore): void {
  describe(`file store: ${name}`, () => {
    let opened: OpenedFileStore;
    beforeEach(() => {
      opened = open();
    });
    afterEach(() => opened.dispose());

    it('names a file by its content, and another program finds it', async () => {
      const bytes = bytesOf('Báo cáo kết quả');
      const stored: StoredFile = { sha256: nameOf(bytes), size: bytes.length, type: 'text/plain', place: 'kept', finding: null };
      expect(await put(opened.store, bytes)).toEqual(stored);
      const again = opened.again();
      expect(await again.find(stored.sha256)).toEqual(stored);
      expect(await wholeOf(await again.read(stored.sha256))).toEqual(bytes);
    });

    it('knows nothing of what never came, or came and was not kept', async () => {
      const bytes = bytesOf('never kept');
      await (await opened.store.receive(inPieces(bytes), MEBIBYTE)).discard();
      expect([await opened.store.find(nameOf(bytes)), await opened.store.read(nameOf(bytes)), await opened.store.wasUploadedBy(nameOf(bytes), CLERK)]).toEqual([null, null, false]);
    });

    it('lets a draft be read from any place before it is kept', async () => {
      const draft = await opened.store.receive(inPieces(bytesOf('0123456789')), MEBIBYTE);
      expect([draft.size, await draft.read(3, 4), await draft.read(8, 10), await draft.read(10, 5)]).toEqual([10, bytesOf('3456'), bytesOf('89'), new Uint8Array()]);
      await draft.discard();
    });

    it('takes as many bytes as it may, and not one more', async () => {
      const draft = await opened.store.receive(inPieces(new Uint8Array(100)), 100);
      expect(draft.size).toBe(100);
      await draft.discard();
      await expect(opened.store.receive(inPieces(new Uint8Array(101)), 100)).rejects.toMatchObject({ code: 'file-too-large', atMost: 100 });
      expect([await opened.store.list('kept', null, 10), await opened.store.list('quarantined', null, 10)]).toEqual([[], []]);
    });

    it('leaves nothing of an upload that breaks off, and says why it did', async () => {
      const broken = async function* (): AsyncGenerator<Uint8Array> {
        yield bytesOf('half');
        throw new Error('the line went dead');
      };
      await expect(opened.store.receive(broken(), MEBIBYTE)).rejects.toThrow('the line went dead');
      expect(await opened.store.list('kept', null, 10)).toEqual([]);
    });

    it('remembers everybody who uploaded the same content, and nobody else', async () => {
      const { sha256 } = await put(opened.store, bytesOf('same'), 'kept', CLERK);
      expect(await opened.store.wasUploadedBy(sha256, HEAD)).toBe(false);
      await put(opened.store, bytesOf('same'), 'kept', HEAD);
      expect([await opened.again().wasUploadedBy(sha256, CLERK), await opened.again().wasUploadedBy(sha256, HEAD)]).toEqual([true, true]);
    });

    it('keeps in quarantine until it is released, and for good what something was found in', async () => {
      const [clean, infected] = [await put(opened.store, bytesOf('clean'), 'quarantined'), await put(opened.store, bytesOf('infected'), 'quarantined')];
      expect([clean.place, await opened.store.list('kept', null, 10)]).toEqual(['quarantined', []]);
      await opened.store.release(clean.sha256);
      await opened.store.condemn(infected.sha256, 'Test-Signature');
      expect(await opened.again().find(clean.sha256)).toMatchObject({ place: 'kept', finding: null });
      expect(await opened.again().find(infected.sha256)).toMatchObject({ place: 'quarantined', finding: 'Test-Signature' });
      // Whoever brings it again changes nothing of that.
      expect(await put(opened.store, bytesOf('infected'), 'kept', HEAD)).toMatchObject({ place: 'quarantined', finding: 'Test-Signature' });
      expect(await put(opened.store, bytesOf('clean'), 'quarantined', HEAD)).toMatchObject({ place: 'kept' });
    });

    it('takes into quarantine what was kept, once something is found in it', async () => {
      const { sha256 } = await put(opened.store, bytesOf('found later'));
      await opened.store.condemn(sha256, 'Test-Signature');
      expect(await opened.again().find(sha256)).toMatchObject({ place: 'quarantined', finding: 'Test-Signature' });
      expect([await opened.store.list('kept', null, 10), await opened.store.list('quarantined', null, 10)]).toEqual([[], [sha256]]);
    });

    it('retires what no act needs: it can be read and comes back when it is named or uploaded again, else it is removed with all that was known', async () => {
      const { store } = opened;
      const [named, again, unused] = [await put(store, bytesOf('named')), await put(store, bytesOf('again')), await put(store, bytesOf('unused'))].map(({ sha256 }) => sha256) as [string, string, string];
      const now = Date.parse('2026-11-29T00:00:00Z');
      for (const each of [named, again, unused]) await store.retire(each, now);
      expect([await store.list('kept', null, 9), (await opened.again().list('retired', null, 9)).length, await store.since(unused)]).toEqual([[], 3, now]);
      expect([await opened.again().find(named), await wholeOf(await store.read(named))]).toEqual([{ sha256: named, size: 5, type: 'text/plain', place: 'retired', finding: null }, bytesOf('named')]);
      await store.reinstate(named);
      expect(await put(store, bytesOf('again'), 'kept', HEAD)).toMatchObject({ place: 'kept' });
      for (const each of [named, again, unused]) await store.remove(each);
      expect(await opened.again().list('kept', null, 9)).toEqual([named, again].toSorted());
      expect([await store.wasUploadedBy(again, CLERK), await store.wasUploadedBy(again, HEAD)]).toEqual([true, true]);
      expect([await opened.again().find(unused), await store.read(unused), await store.wasUploadedBy(unused, CLERK), await store.since(unused)]).toEqual([null, null, false, null]);
      expect(await put(store, bytesOf('unused'), 'kept', HEAD)).toMatchObject({ place: 'kept' });
      expect([await store.wasUploadedBy(unused, CLERK), await store.wasUploadedBy(unused, HEAD)]).toEqual([false, true]);
    });

    it('neither retires what is in quarantine, nor removes what is not retired', async () => {
      const { store } = opened;
      const [kept, waits] = [await put(store, bytesOf('kept')), await put(store, bytesOf('waits'), 'quarantined')];
      await store.retire(waits.sha256, 1_000);
      for (const { sha256 } of [kept, waits]) await store.remove(sha256);
      await store.reinstate(waits.sha256);
      expect([await store.list('kept', null, 9), await store.list('quarantined', null, 9)]).toEqual([[kept.sha256], [waits.sha256]]);
    });

    it('lists what lies in a place, in order and by pages', async () => {
      const names: string[] = [];
      for (let each = 0; each < 12; each++) names.push((await put(opened.store, bytesOf(`file ${each}`))).sha256);
      names.sort();
      const pages = [await opened.store.list('kept', null, 5)];
      while (pages.at(-1)?.length === 5) pages.push(await opened.store.list('kept', pages.at(-1)?.at(-1) ?? null, 5));
      expect(pages.map(({ length }) => length)).toEqual([5, 5, 2]);
      expect(pages.flat()).toEqual(names);
    });

    it('keeps two uploads of the same content at once as one file', async () => {
      const bytes = new Uint8Array(200_000).fill(7);
      const drafts = await Promise.all([1, 2, 3].map(() => opened.store.receive(inPieces(bytes, 60_000), MEBIBYTE)));
      await Promise.all(drafts.map((draft) => draft.keep({ type: 'text/plain', by: CLERK, place: 'kept' })));
      expect(await opened.store.list('kept', null, 10)).toEqual([nameOf(bytes)]);
      expect(await wholeOf(await opened.store.read(nameOf(bytes)))).toEqual(bytes);
    });

    it.each(['', 'abc', '../../etc/passwd', 'A'.repeat(64), `${'a'.repeat(63)}/`, `${'a'.repeat(64)}\0`])('refuses %j as a name', async (bad) => {
      const { store } = opened;
      const asked = [() => store.find(bad), () => store.read(bad), () => store.wasUploadedBy(bad, CLERK), () => store.release(bad), () => store.condemn(bad, 'x'), () => store.since(bad), () => store.retire(bad, 0), () => store.reinstate(bad), () => store.remove(bad)];
      for (const ask of asked) await expect(ask()).rejects.toThrow(RangeError);
    });
  });
}
