import { describe, expect, it } from '@jest/globals';
import { NO_STREAM, type AppendOutcome } from '#libs/application';
import { eventId, eventNumbered, eventsNumbered, everything, logsOf, plain, store, type OpenLog } from './contract-log.js';

const STREAM = 'assignment-1';

export function appendContract(open: OpenLog): void {
  describe('append', () => {
    const opened = logsOf(open);

    it('stores the first event of a stream at revision 0', async () => {
      const { log } = await opened();
      const outcome = await log.append(STREAM, NO_STREAM, [eventNumbered(1)]);
      const [event] = await everything(log);
      expect(outcome).toEqual({ kind: 'stored', revision: 0, position: event?.position });
    });

    it('names revision and position of the last event of a batch', async () => {
      const { log } = await opened();
      await store(log, STREAM, NO_STREAM, [eventNumbered(1)]);
      const outcome = await log.append(STREAM, 0, eventsNumbered(2, 3));
      const all = await everything(log);
      expect(all.map(({ id, revision }) => [id, revision])).toEqual([1, 2, 3, 4].map((n) => [eventId(n), n - 1]));
      expect(outcome).toEqual({ kind: 'stored', revision: 3, position: all[3]?.position });
    });

    it.each([
      { title: 'NO_STREAM for a stream that exists', stored: 2, expected: NO_STREAM },
      { title: 'a revision passed already', stored: 3, expected: 0 },
      { title: 'a revision not reached yet', stored: 2, expected: 2 },
      { title: 'a revision far too high', stored: 1, expected: 1_000_000_000 },
      { title: 'a revision of a stream that does not exist', stored: 0, expected: 0 },
    ])('rejects $title, with the actual revision, and stores nothing', async ({ stored, expected }) => {
      const { log } = await opened();
      if (stored > 0) await store(log, STREAM, NO_STREAM, eventsNumbered(1, stored));
      const before = plain(await everything(log));
      const outcome = await log.append(STREAM, expected, eventsNumbered(100, 2));
      expect(outcome).toEqual({ kind: 'rejected', actualRevision: stored - 1 });
      expect(plain(await everything(log))).toEqual(before);
    });

    it('leaves positions and revisions without a trace of what was rejected', async () => {
      const { log } = await opened();
      await store(log, STREAM, NO_STREAM, [eventNumbered(1)]);
      await log.append(STREAM, 7, eventsNumbered(10, 3));
      await log.append('never-made', 0, eventsNumbered(20, 3));
      await store(log, STREAM, 0, [eventNumbered(2)]);
      expect((await everything(log)).map(({ id, stream, revision }) => [id, stream, revision])).toEqual([
        [eventId(1), STREAM, 0],
        [eventId(2), STREAM, 1],
      ]);
      expect(await log.streamRevision('never-made')).toBe(NO_STREAM);
    });

    it.each([
      { title: 'no events', stream: STREAM, expected: NO_STREAM, ids: [] },
      { title: 'an id in upper case', stream: STREAM, expected: NO_STREAM, ids: [eventId(10).toUpperCase()] },
      { title: 'an id that is no UUID', stream: STREAM, expected: NO_STREAM, ids: ['1'] },
      { title: 'the id of nothing', stream: STREAM, expected: NO_STREAM, ids: ['00000000-0000-0000-0000-000000000000'] },
      { title: 'one id twice', stream: STREAM, expected: NO_STREAM, ids: [eventId(1), eventId(1)] },
      { title: 'an empty stream name', stream: '', expected: NO_STREAM, ids: [eventId(1)] },
      { title: 'a stream name of more than 10,000 letters', stream: 'a'.repeat(10_001), expected: NO_STREAM, ids: [eventId(1)] },
      { title: 'a stream name with NUL', stream: 'a\0b', expected: NO_STREAM, ids: [eventId(1)] },
      { title: 'a stream name with half a surrogate pair', stream: 'a\ud800', expected: NO_STREAM, ids: [eventId(1)] },
      { title: 'a revision below NO_STREAM', stream: STREAM, expected: -2, ids: [eventId(1)] },
      { title: 'half a revision', stream: STREAM, expected: 0.5, ids: [eventId(1)] },
    ])('throws a RangeError for $title, and stores nothing', async ({ stream, expected, ids }) => {
      const { log } = await opened();
      await expect(log.append(stream, expected, ids.map((id) => ({ id, bytes: new Uint8Array([1]) })))).rejects.toBeInstanceOf(RangeError);
      expect(await everything(log)).toEqual([]);
    });
  });

  describe('the identical batch again', () => {
    const opened = logsOf(open);

    it('is answered as the first time, and stored once', async () => {
      const { log } = await opened();
      const batch = eventsNumbered(1, 3);
      const first = await log.append(STREAM, NO_STREAM, batch);
      const before = plain(await everything(log));
      expect(await log.append(STREAM, NO_STREAM, batch)).toEqual(first);
      expect(plain(await everything(log))).toEqual(before);
    });

    it('is recognised in the middle of a stream after further events', async () => {
      const { log } = await opened();
      await store(log, STREAM, NO_STREAM, eventsNumbered(1, 2));
      const first = await log.append(STREAM, 1, eventsNumbered(3, 2));
      await store(log, STREAM, 3, eventsNumbered(5, 4));
      await store(log, 'another', NO_STREAM, eventsNumbered(20, 1));
      const before = plain(await everything(log));
      expect(await log.append(STREAM, 1, eventsNumbered(3, 2))).toEqual(first);
      expect(plain(await everything(log))).toEqual(before);
    });

    it('is recognised when both are under way at once', async () => {
      const { log } = await opened();
      const outcomes = await Promise.all([1, 2, 3].map(() => log.append(STREAM, NO_STREAM, eventsNumbered(1, 2))));
      const last = (await everything(log)).at(-1);
      const stored: AppendOutcome = { kind: 'stored', revision: 1, position: last?.position ?? '' };
      expect(outcomes).toEqual([stored, stored, stored]);
      expect((await everything(log)).map(({ id }) => id)).toEqual([eventId(1), eventId(2)]);
    });

    it('is recognised after reopening', async () => {
      const { log, reopen } = await opened();
      if (!reopen) return expect(reopen).toBeUndefined();
      const first = await log.append(STREAM, NO_STREAM, eventsNumbered(1, 3));
      await store(log, STREAM, 2, eventsNumbered(4, 1));
      const before = plain(await everything(log));
      const again = await reopen();
      expect(await again.append(STREAM, NO_STREAM, eventsNumbered(1, 3))).toEqual(first);
      expect(plain(await everything(again))).toEqual(before);
    });

    it.each([
      { title: 'other ids', expected: 1, numbers: [13, 14] },
      { title: 'the same ids in another order', expected: 1, numbers: [4, 3] },
      { title: 'one id of the stored batch and one other', expected: 1, numbers: [3, 14] },
      { title: 'the last stored events and one more', expected: 1, numbers: [3, 4, 5] },
      { title: 'the stored ids expected elsewhere', expected: 0, numbers: [3, 4] },
      { title: 'the stored ids expected beyond the end', expected: 4, numbers: [3, 4] },
    ])('is not taken for it with $title', async ({ expected, numbers }) => {
      const { log } = await opened();
      await store(log, STREAM, NO_STREAM, eventsNumbered(1, 2));
      await store(log, STREAM, 1, eventsNumbered(3, 2));
      const before = plain(await everything(log));
      expect(await log.append(STREAM, expected, numbers.map(eventNumbered))).toEqual({ kind: 'rejected', actualRevision: 3 });
      expect(plain(await everything(log))).toEqual(before);
    });
  });

  describe('concurrent appends', () => {
    const opened = logsOf(open);

    it('to one stream with one expected revision: exactly one wins, the others learn its revision', async () => {
      const { log } = await opened();
      const outcomes = await Promise.all(Array.from({ length: 20 }, (_, n) => log.append(STREAM, NO_STREAM, eventsNumbered(10 * n, 2))));
      const [winner, ...others] = outcomes.toSorted((a, b) => b.kind.localeCompare(a.kind));
      const all = await everything(log);
      expect(winner).toEqual({ kind: 'stored', revision: 1, position: all[1]?.position });
      expect(others).toEqual(Array.from({ length: 19 }, () => ({ kind: 'rejected', actualRevision: 1 })));
      expect(all).toHaveLength(2);
    });

    it('to many streams: each is stored whole, and a rejected one harms no other', async () => {
      const { log } = await opened();
      const outcomes = await Promise.all(
        Array.from({ length: 200 }, (_, n) => log.append(`stream-${n}`, n % 5 === 4 ? 3 : NO_STREAM, eventsNumbered(10 * n, 1 + (n % 3)))),
      );
      const all = await everything(log);
      const lastPosition = new Map(all.map(({ stream, position }) => [stream, position]));
      expect(outcomes).toEqual(
        Array.from({ length: 200 }, (_, n) =>
          n % 5 === 4 ? { kind: 'rejected', actualRevision: NO_STREAM } : { kind: 'stored', revision: n % 3, position: lastPosition.get(`stream-${n}`) },
        ),
      );
    });

    it('that follow one another without waiting are stored in their order', async () => {
      const { log } = await opened();
      const outcomes = await Promise.all(Array.from({ length: 50 }, (_, n) => log.append(STREAM, n - 1, [eventNumbered(n)])));
      const all = await everything(log);
      expect(outcomes).toEqual(all.map(({ revision, position }) => ({ kind: 'stored', revision, position })));
      expect(all.map(({ id }) => id)).toEqual(eventsNumbered(0, 50).map(({ id }) => id));
    });
  });

  describe('close', () => {
    const opened = logsOf(open);

    it('stores what was appended before it, refuses what comes after, and may be called twice', async () => {
      const { log } = await opened();
      const append = log.append(STREAM, NO_STREAM, [eventNumbered(1)]);
      const closed = log.close();
      await expect(append).resolves.toMatchObject({ kind: 'stored', revision: 0 });
      await closed;
      await log.close();
      await expect(log.append(STREAM, 0, [eventNumbered(2)])).rejects.toMatchObject({ code: 'log-closed' });
    });
  });
}
