import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MemoryEventLog } from '#libs/adapters/event-log-memory';
import { openSqliteEventLog } from '#libs/adapters/event-log-sqlite';
import { eventNumbered } from '#libs/testing';
import { NO_STREAM, type AppendOutcome, type EventLog, type EventLogReader, type LoggedEvent, type NewEvent } from '../ports/event-log.js';
import { copyMissing, LogCopyError, verifyLogCopy, type Digest } from './index.js';

const work = mkdtempSync(join(tmpdir(), 'log-copy-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));
let folders = 0;

/** Where a target is kept, so that it can be found again after whoever wrote it is gone. */
interface Place {
  open(): EventLog;
}
const PLACES: Readonly<Record<string, () => Place>> = {
  memory: () => {
    const log = new MemoryEventLog();
    const kept: EventLog = Object.assign(Object.create(log) as MemoryEventLog, { close: async () => undefined });
    return { open: () => kept };
  },
  sqlite: () => {
    const folder = join(work, String(folders++));
    return { open: () => openSqliteEventLog({ folder }) };
  },
};

const sha256 = (): Digest => {
  const hash = createHash('sha256');
  return { update: (bytes) => void hash.update(bytes), end: () => hash.digest('hex') };
};
const everything = async (log: EventLogReader): Promise<readonly (readonly unknown[])[]> =>
  (await log.readAll('', 100_000)).map(({ stream, revision, id, bytes }, index) => [index + 1, stream, revision, id, Buffer.from(bytes).toString('hex')]);

/** A log of appends, each so many events of one stream. */
async function logOf(appends: readonly { readonly stream: number; readonly count: number }[], log: EventLog = new MemoryEventLog()): Promise<EventLog> {
  let next = 0;
  for (const { stream, count } of appends) {
    const name = `s${stream}`;
    const outcome = await log.append(name, await log.streamRevision(name), Array.from({ length: count }, () => eventNumbered(next++)));
    expect(outcome.kind).toBe('stored');
  }
  return log;
}

const faultOf = async (work_: Promise<unknown>): Promise<string> => {
  try {
    await work_;
    return 'done';
  } catch (error) {
    if (error instanceof LogCopyError) return `${error.code} ${error.index} ${error.stream}`;
    throw error;
  }
};

/** Appends so many times, then dies: with the append stored but not answered, or not stored. */
function dying(log: EventLog, after: number, stored: boolean): EventLog {
  let left = after;
  return Object.assign(Object.create(log) as EventLog, {
    append: async (...call: Parameters<EventLog['append']>): Promise<AppendOutcome> => {
      if (left-- > 0) return log.append(...call);
      if (stored && left === -1) await log.append(...call);
      throw new Error('killed');
    },
  });
}

const arbitraryAppends = fc.array(fc.record({ stream: fc.integer({ min: 0, max: 4 }), count: fc.integer({ min: 1, max: 5 }) }), { maxLength: 30 });

describe.each(Object.keys(PLACES))('copying a log to %s', (kind) => {
  const newPlace = PLACES[kind] as () => Place;

  it.each([1, 64])('keeps order, ids, revisions, bytes and so the dense index, also when it dies again and again, %i appends at a time', async (inFlight) => {
    await fc.assert(
      fc.asyncProperty(arbitraryAppends, fc.array(fc.record({ after: fc.integer({ min: 0, max: 6 }), stored: fc.boolean() }), { maxLength: 4 }), async (appends, deaths) => {
        const source = await logOf(appends);
        const place = newPlace();
        for (const { after, stored } of deaths) {
          const target = place.open();
          await copyMissing(source, dying(target, after, stored), { inFlight }).catch((error: Error) => expect(error.message).toBe('killed'));
          await target.close();
        }
        const target = place.open();
        await copyMissing(source, target, { inFlight });
        expect(await everything(target)).toEqual(await everything(source));
        expect((await verifyLogCopy(source, target, sha256)).events).toBe(appends.reduce((sum, { count }) => sum + count, 0));
        await target.close();
      }),
      { numRuns: kind === 'memory' ? 200 : 15 },
    );
  });

  it('copies what came since, and only that', async () => {
    const source = await logOf([{ stream: 0, count: 3 }, { stream: 1, count: 1 }]);
    const target = newPlace().open();
    const heard: number[] = [];
    const copy = (): Promise<number> => copyMissing(source, target, { inFlight: 8, progress: (events) => heard.push(events) });
    expect(await copy()).toBe(4);
    await source.append('s1', 0, [eventNumbered(99)]);
    expect([await copy(), await copy()]).toEqual([1, 0]);
    expect([heard.at(-1), (await verifyLogCopy(source, target, sha256)).events]).toEqual([5, 5]);
    await target.close();
  });

  it('repeats an append whose outcome is unknown as the identical one', async () => {
    const source = await logOf([{ stream: 0, count: 2 }, { stream: 1, count: 2 }]);
    const target = newPlace().open();
    let turn = 0;
    const unsure: EventLog = Object.assign(Object.create(target) as EventLog, {
      append: async (...call: Parameters<EventLog['append']>): Promise<AppendOutcome> => {
        turn += 1;
        if (turn % 2 === 0) return target.append(...call);
        if (turn % 4 === 1) await target.append(...call);
        return { kind: 'unknown', cause: new Error('no answer') };
      },
    });
    await copyMissing(source, unsure, { inFlight: 1, unknownBackoff: [1] });
    expect(await everything(target)).toEqual(await everything(source));
    await target.close();
  });

  it.each<[string, (target: EventLog) => Promise<unknown>, string]>([
    ['holds another event', (target) => target.append('s0', NO_STREAM, [eventNumbered(7)]), 'target-differs 1 s0'],
    ['holds the same event in another stream', (target) => target.append('s9', NO_STREAM, [eventNumbered(0)]), 'target-differs 1 s9'],
    ['holds other bytes under the same id', (target) => target.append('s0', NO_STREAM, [{ ...eventNumbered(0), bytes: eventNumbered(1).bytes }]), 'target-differs 1 s0'],
    ['is further', async (target) => logOf([{ stream: 0, count: 2 }, { stream: 1, count: 1 }, { stream: 0, count: 2 }], target), 'target-longer 4 s0'],
  ])('refuses a target that %s', async (_what, spoil, fault) => {
    const source = await logOf([{ stream: 0, count: 2 }, { stream: 1, count: 1 }]);
    const target = newPlace().open();
    await spoil(target);
    const before = await everything(target);
    expect(await faultOf(copyMissing(source, target, { inFlight: 8 }))).toBe(fault);
    expect(await everything(target)).toEqual(before);
    await target.close();
  });
});

describe('what goes wrong while copying', () => {
  it('names an append that somebody else spoilt, and one that stays unknown', async () => {
    const source = await logOf([{ stream: 0, count: 1 }, { stream: 1, count: 1 }]);
    const answering = (outcome: AppendOutcome): EventLog => Object.assign(Object.create(new MemoryEventLog()) as EventLog, { append: async () => outcome });
    expect(await faultOf(copyMissing(source, answering({ kind: 'rejected', actualRevision: 3 }), { inFlight: 1 }))).toBe('append-refused 1 s0');
    const unknown: AppendOutcome = { kind: 'unknown', cause: new Error('no answer') };
    expect(await faultOf(copyMissing(source, answering(unknown), { inFlight: 1, unknownBackoff: [1, 1] }))).toBe('append-unknown 1 s0');
    expect(await faultOf(copyMissing(source, answering(unknown), { inFlight: 8 }))).toBe('append-unknown 1 s0');
  });

  it('keeps appends small: 500 events and half a mebibyte at most', async () => {
    const source = new MemoryEventLog();
    await source.append('many', NO_STREAM, Array.from({ length: 1_200 }, (_, index) => eventNumbered(index)));
    await source.append('big', NO_STREAM, Array.from({ length: 5 }, (_, index) => ({ ...eventNumbered(2_000 + index), bytes: new Uint8Array(300_000) })));
    const sizes: number[] = [];
    const target = new MemoryEventLog();
    const counting: EventLog = Object.assign(Object.create(target) as EventLog, {
      append: (stream: string, expected: number, events: readonly NewEvent[]) => {
        sizes.push(events.length);
        return target.append(stream, expected, events);
      },
    });
    await copyMissing(source, counting, { inFlight: 4 });
    expect(sizes).toEqual([500, 500, 200, 1, 1, 1, 1, 1]);
  });
});

describe('verifying a copy', () => {
  /** A reader of these events, whatever they are. */
  const reading = (events: readonly LoggedEvent[]): EventLogReader =>
    ({ readAll: async (after: string, limit: number) => events.filter(({ position }) => position > after).slice(0, limit) }) as unknown as EventLogReader;

  it.each<[string, (events: LoggedEvent[]) => LoggedEvent[], string]>([
    ['nothing', (events) => events, 'done'],
    ['a lost event in the middle', (events) => events.toSpliced(2, 1), 'target-differs 3 s0'],
    ['the last event lost', (events) => events.slice(0, -1), 'source-grew 5 s1'],
    ['an event too many', (events) => [...events, { ...(events[0] as LoggedEvent), position: '9' }], 'target-longer 6 s0'],
    ['two in another order', (events) => [events[0], events[2], events[1], ...events.slice(3)] as LoggedEvent[], 'target-differs 2 s1'],
    ['one bit', (events) => events.with(4, { ...(events[4] as LoggedEvent), bytes: Uint8Array.from((events[4] as LoggedEvent).bytes, (byte, index) => (index === 3 ? byte ^ 1 : byte)) }), 'target-differs 5 s1'],
    ['another id', (events) => events.with(1, { ...(events[1] as LoggedEvent), id: eventNumbered(77).id }), 'target-differs 2 s0'],
  ])('finds %s', async (_what, spoil, fault) => {
    const source = await logOf([{ stream: 0, count: 2 }, { stream: 1, count: 1 }, { stream: 0, count: 1 }, { stream: 1, count: 1 }]);
    const events = spoil([...(await source.readAll('', 100))]).map((event, index) => ({ ...event, position: String(index + 1) }));
    expect(await faultOf(verifyLogCopy(source, reading(events), sha256))).toBe(fault);
  });

  it('finds a source whose stream has a gap, before it is copied and after', async () => {
    const source = await logOf([{ stream: 0, count: 3 }]);
    const torn = reading((await source.readAll('', 100)).filter(({ revision }) => revision !== 1));
    expect(await faultOf(copyMissing(torn, new MemoryEventLog(), { inFlight: 4 }))).toBe('source-torn 2 s0');
    expect(await faultOf(verifyLogCopy(torn, torn, sha256))).toBe('source-torn 2 s0');
  });

  it('gives the same digest for the same events wherever they lie, and another for any other', async () => {
    const appends = [{ stream: 0, count: 2 }, { stream: 1, count: 1 }];
    const [first, second] = [await logOf(appends), await logOf(appends, openSqliteEventLog({ folder: join(work, 'digest') }))];
    const other = await logOf([...appends, { stream: 1, count: 1 }]);
    const digests = await Promise.all([first, second, other].map(async (log) => (await verifyLogCopy(log, log, sha256)).digest));
    expect([digests[0] === digests[1], digests[0] === digests[2]]).toEqual([true, false]);
    await second.close();
  });
});
