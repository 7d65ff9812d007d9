import { describe, expect, it } from '@jest/globals';
import { NO_STREAM, START } from '#libs/application';
import { eventId, eventNumbered, eventsNumbered, everything, logsOf, plain, store, type OpenLog } from './contract-log.js';

const STREAM = 'assignment-1';
const ODD_NAMES = [
  'đảng ủy khối các cơ quan tỉnh',
  'Ủy ban Kiểm tra'.normalize('NFC'),
  'Ủy ban Kiểm tra'.normalize('NFD'),
  'ủy ban kiểm tra'.normalize('NFC'),
  'tab\tnew\nline',
  ' leading and trailing ',
  "'; DROP TABLE event; --",
  '%_*?[]$all',
  '📄-\u{10FFFF}',
  'a/b\\c:d',
  '0',
  'x'.repeat(2000),
];

export function readContract(open: OpenLog): void {
  describe('readStream and streamRevision', () => {
    const opened = logsOf(open);

    it('find nothing in a stream that does not exist', async () => {
      const { log } = await opened();
      await store(log, 'another', NO_STREAM, [eventNumbered(1)]);
      expect(await log.readStream(STREAM)).toEqual([]);
      expect(await log.streamRevision(STREAM)).toBe(NO_STREAM);
    });

    it('give the events of one stream in order, with all that was stored', async () => {
      const { log } = await opened();
      const first = await store(log, STREAM, NO_STREAM, [eventNumbered(1)]);
      await store(log, 'another', NO_STREAM, [eventNumbered(2)]);
      const third = await store(log, STREAM, 0, [eventNumbered(3)]);
      expect(plain(await log.readStream(STREAM))).toEqual([
        { id: eventId(1), stream: STREAM, revision: 0, position: first, bytes: [...eventNumbered(1).bytes] },
        { id: eventId(3), stream: STREAM, revision: 1, position: third, bytes: [...eventNumbered(3).bytes] },
      ]);
      expect(await log.streamRevision(STREAM)).toBe(1);
    });

    it.each([
      { title: 'all', options: {}, revisions: [0, 1, 2, 3, 4] },
      { title: 'from a revision', options: { fromRevision: 3 }, revisions: [3, 4] },
      { title: 'from the end', options: { fromRevision: 5 }, revisions: [] },
      { title: 'from far beyond the end', options: { fromRevision: 1e9 }, revisions: [] },
      { title: 'a limit', options: { limit: 2 }, revisions: [0, 1] },
      { title: 'a limit of none', options: { limit: 0 }, revisions: [] },
      { title: 'both', options: { fromRevision: 1, limit: 3 }, revisions: [1, 2, 3] },
      { title: 'a limit beyond the end', options: { fromRevision: 4, limit: 100 }, revisions: [4] },
    ])('read a range: $title', async ({ options, revisions }) => {
      const { log } = await opened();
      await store(log, STREAM, NO_STREAM, eventsNumbered(0, 5));
      const events = await log.readStream(STREAM, options);
      expect(events.map(({ id, revision }) => [id, revision])).toEqual(revisions.map((revision) => [eventId(revision), revision]));
    });

    it('keep streams apart whatever their names', async () => {
      const { log } = await opened();
      for (const [n, name] of ODD_NAMES.entries()) await store(log, name, NO_STREAM, [eventNumbered(n)]);
      const found = await Promise.all(ODD_NAMES.map((name) => log.readStream(name)));
      expect(found.map((events) => events.map(({ id, stream }) => [id, stream]))).toEqual(ODD_NAMES.map((name, n) => [[eventId(n), name]]));
      expect((await everything(log)).map(({ stream }) => stream)).toEqual(ODD_NAMES);
    });

    it('return bytes as they were given: empty, all values, part of a larger buffer, long', async () => {
      const { log } = await opened();
      const all = Uint8Array.from({ length: 256 }, (_, byte) => byte);
      const long = Uint8Array.from({ length: 300_000 }, (_, index) => (index * 2654435761) >>> 24);
      const given = [new Uint8Array(), all, all.subarray(100, 117), new Uint8Array([0]), long, Uint8Array.of(0xef, 0xbb, 0xbf, 0xff, 0xc0)];
      await store(log, STREAM, NO_STREAM, given.map((bytes, n) => ({ id: eventId(n), bytes })));
      const expected = given.map((bytes) => Buffer.from(bytes).toString('hex'));
      expect((await log.readStream(STREAM)).map(({ bytes }) => Buffer.from(bytes).toString('hex'))).toEqual(expected);
      expect((await log.readAll(START, 100)).map(({ bytes }) => Buffer.from(bytes).toString('hex'))).toEqual(expected);
    });

    it('return every kind of UUID as it was given', async () => {
      const { log } = await opened();
      const ids = ['00000000-0000-0000-0000-000000000001', 'ffffffff-ffff-ffff-ffff-ffffffffffff', '0123abcd-89ef-5678-9abc-def012345678'];
      await store(log, STREAM, NO_STREAM, ids.map((id) => ({ id, bytes: new Uint8Array([1]) })));
      expect((await log.readStream(STREAM)).map(({ id }) => id)).toEqual(ids);
    });
  });

  describe('readAll and head', () => {
    const opened = logsOf(open);

    it('find nothing in an empty log', async () => {
      const { log } = await opened();
      expect(await log.readAll(START, 10)).toEqual([]);
      expect(await log.head()).toBe(START);
    });

    it('page through the whole log without a gap or a repetition, in the order of the appends', async () => {
      const { log } = await opened();
      const expected: string[] = [];
      for (let n = 0; n < 40; n++) {
        await store(log, `stream-${n % 7}`, Math.floor(n / 7) - 1, [eventNumbered(n)]);
        expected.push(eventId(n));
      }
      for (const pageSize of [1, 3, 7, 39, 40, 41, 1000]) expect((await everything(log, pageSize)).map(({ id }) => id)).toEqual(expected);
      expect(await log.readAll(START, 0)).toEqual([]);
      expect(await log.readAll(await log.head(), 10)).toEqual([]);
    });

    it('give positions that grow as plain strings, from START to head', async () => {
      const { log } = await opened();
      for (let n = 0; n < 120; n++) await store(log, `stream-${n}`, NO_STREAM, eventsNumbered(2 * n, 2));
      const positions = (await everything(log)).map(({ position }) => position);
      expect(new Set(positions).size).toBe(240);
      expect(positions.toSorted((a, b) => (a < b ? -1 : 1))).toEqual(positions);
      expect(positions.every((position) => position > START)).toBe(true);
      expect(await log.head()).toBe(positions.at(-1));
    });

    it('answer the same after reopening', async () => {
      const { log, reopen } = await opened();
      if (!reopen) return expect(reopen).toBeUndefined();
      for (let n = 0; n < 30; n++) await store(log, `stream-${n % 4}`, Math.floor(n / 4) - 1, [eventNumbered(n)]);
      const [before, head] = [plain(await everything(log)), await log.head()];
      const again = await reopen();
      expect(plain(await everything(again))).toEqual(before);
      expect(await again.head()).toBe(head);
      expect(await again.streamRevision('stream-1')).toBe(7);
      const next = await store(again, 'stream-1', 7, [eventNumbered(30)]);
      expect(next > head).toBe(true);
    });
  });
}
