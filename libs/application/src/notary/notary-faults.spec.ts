import { beforeEach, describe, expect, it } from '@jest/globals';
import { MemoryEventLog } from '#libs/adapters/event-log-memory';
import { readCheckpoint, tilePath, tilesOf } from '#libs/domain';
import { MemoryAuditTiles, numberedId, SignedOffice } from '#libs/testing';
import { START, type EventLog } from '../ports/index.js';
import { CHECKPOINT_PATH, DEFAULT_NOTARY_OPTIONS, Notary, type Round } from './notary.js';

let office: SignedOffice;
beforeEach(() => {
  office = new SignedOffice();
});
const signedSize = (round: Round): number | null => (round.kind === 'signed' ? round.signed.checkpoint.size : null);

describe('a log that is not what was signed for', () => {
  async function signedOffice(events: number, closed: boolean): Promise<void> {
    await office.introduce();
    await office.happen(events);
    const notary = await office.notary({ settleEvery: 256 });
    await notary.round();
    if (closed) await notary.close();
  }
  /** The same office with another past: `changed` counts from 1; null = only so many events. */
  async function anotherPast(events: number, changed: number | null): Promise<EventLog> {
    const log = new MemoryEventLog();
    for (const [at, { stream, revision, id, bytes }] of (await office.log.readAll(START, events)).entries()) {
      await log.append(stream, revision - 1, [{ id, bytes: at + 1 === changed ? Buffer.from('{"type":"another"}') : bytes }]);
    }
    return log;
  }

  it.each([10, 255, 256, 600, 767])('is refused when its end is gone (%i events more)', async (events) => {
    await signedOffice(events, true);
    for (const left of [0, 1, events >> 1, events]) {
      await expect(office.notary({}, await anotherPast(left, null))).rejects.toMatchObject({ code: 'log-shorter-than-checkpoint', final: true, facts: { signed: events + 1 } });
    }
  });

  it.each([1, 300, 520, 601])('is refused when event %i is another one', async (changed) => {
    await signedOffice(600, true);
    const checkpoint = office.tiles.files.get(CHECKPOINT_PATH);
    // What lies before the settled tiles is not read again at a start: the auditor does that.
    const opened = office.notary({}, await anotherPast(601, changed));
    if (changed <= 512) await expect(opened).resolves.toBeInstanceOf(Notary);
    else await expect(opened).rejects.toMatchObject({ code: 'log-unlike-checkpoint', final: true });
    expect(office.tiles.files.get(CHECKPOINT_PATH)).toEqual(checkpoint);
  });

  it('is refused when the checkpoint cannot be read or is of another tree', async () => {
    await signedOffice(5, true);
    const note = Buffer.from(office.tiles.files.get(CHECKPOINT_PATH) as Uint8Array).toString();
    office.tiles.files.set(CHECKPOINT_PATH, Buffer.from(note.slice(0, 30)));
    await expect(office.notary()).rejects.toMatchObject({ code: 'checkpoint-unreadable' });
    office.tiles.files.set(CHECKPOINT_PATH, Buffer.from(note.replace('\n6\n', '\n5\n')));
    await expect(office.notary()).rejects.toMatchObject({ code: 'log-unlike-checkpoint' });
  });

  it('is built anew, and found the same, when tiles or state are gone or damaged', async () => {
    await signedOffice(900, true);
    const before = new Map(office.tiles.files);
    const damages: readonly (() => void)[] = [
      () => office.tiles.files.delete('notary-state'),
      () => office.tiles.files.set('notary-state', Buffer.from('{"size":512')),
      () => office.tiles.files.set('notary-state', Buffer.from('{"size":300,"position":"0000000000000300","keys":[]}')),
      () => office.tiles.files.set('notary-state', Buffer.from('{"size":512,"position":"0000000000000511","keys":[]}')),
      () => office.tiles.files.delete('tile/0/001'),
      () => office.tiles.files.set('tile/0/001', Buffer.alloc(17)),
      () => office.tiles.files.set('tile/0/001', Buffer.alloc(8192)),
      () => void [...office.tiles.files.keys()].filter((path) => path !== CHECKPOINT_PATH).forEach((path) => office.tiles.files.delete(path)),
    ];
    for (const damage of damages) {
      office.tiles.files.clear();
      for (const [path, bytes] of before) office.tiles.files.set(path, bytes);
      damage();
      await (await office.notary()).round();
      for (const tile of tilesOf(901)) expect([tilePath(tile), office.tiles.files.get(tilePath(tile))]).toEqual([tilePath(tile), before.get(tilePath(tile))]);
    }
  });
});

/** One event of the log reads otherwise the `times`-th time. */
function flickering(log: EventLog, id: string, times: number): EventLog {
  let reads = 0;
  return new Proxy(log, {
    get(target, property, receiver): unknown {
      if (property !== 'readAll') return Reflect.get(target, property, receiver) as unknown;
      return async (...args: Parameters<EventLog['readAll']>) =>
        (await target.readAll(...args)).map((event) => (event.id === id && ++reads === times ? { ...event, bytes: event.bytes.map((byte, at) => (at === 30 ? byte ^ 1 : byte)) } : event));
    },
  });
}

describe('before it signs', () => {
  it.each([1, 2])('the notary reads everything again, and stops when something reads otherwise the %i. time', async (times) => {
    await office.introduce();
    await office.happen(300);
    const notary = await office.notary({}, flickering(office.log, numberedId(123), times));
    await expect(notary.round()).rejects.toMatchObject({ code: 'reread-differs', final: false, facts: { index: 125, what: 'event' } });
    expect(office.tiles.files.has(CHECKPOINT_PATH)).toBe(false);
    expect(signedSize(await (await office.notary()).round())).toBe(301);
  });

  it('a long round reads again what it took in, and what it stored, from the first step to the last', async () => {
    await office.introduce();
    await office.happen(9_000);
    for (const at of [1, 4_093, 4_094, 4_095, 8_999]) {
      const notary = await office.notary({}, flickering(office.log, numberedId(at), 2));
      await expect(notary.round()).rejects.toMatchObject({ code: 'reread-differs', facts: { index: at + 2, what: 'event' } });
    }
    expect(office.tiles.files.has(CHECKPOINT_PATH)).toBe(false);
    expect([signedSize(await (await office.notary()).round()), office.published().checkpoint.root]).toEqual([9_001, new Uint8Array(await office.root(9_001))]);
  });

  it('the notary reads what it has stored, and stops when a tile or an entry is not what it was', async () => {
    for (const [path, what] of [['tile/0/000', 'hash'], ['tile/entries/000', 'entry'], ['tile/0/001.p/45', 'hash'], ['tile/entries/001.p/45', 'entry'], ['tile/1/000.p/1', 'root']] as const) {
      office = new SignedOffice();
      await office.introduce();
      await office.happen(300);
      const write = office.tiles.write.bind(office.tiles);
      office.tiles.write = (at, bytes) => write(at, at === path ? bytes.map((byte, place) => (place === 20 ? byte ^ 1 : byte)) : bytes);
      await expect((await office.notary()).round()).rejects.toMatchObject({ code: 'reread-differs', facts: { what } });
      expect(office.tiles.files.has(CHECKPOINT_PATH)).toBe(false);
    }
  });
});

describe('whatever write fails', () => {
  /** Tiles whose `nth` change is lost, or done and reported as failed. */
  class FailingTiles extends MemoryAuditTiles {
    private changes = 0;
    failed = false;

    constructor(files: Map<string, Uint8Array>, private readonly nth: number, private readonly how: 'lost' | 'done but reported failed') {
      super(files);
    }

    override write(path: string, bytes: Uint8Array): Promise<void> {
      return this.change(() => super.write(path, bytes));
    }

    override settle(paths: readonly string[]): Promise<void> {
      return this.change(() => super.settle(paths));
    }

    override remove(path: string): Promise<void> {
      return this.change(() => super.remove(path));
    }

    private async change(make: () => Promise<void>): Promise<void> {
      this.changes += 1;
      if (this.failed) throw new Error('the process is gone');
      if (this.changes !== this.nth) return make();
      this.failed = true;
      if (this.how === 'done but reported failed') await make();
      throw new Error('the disk failed');
    }
  }

  it.each(['lost', 'done but reported failed'] as const)('(%s), the next notary goes on, and no size ever has two roots', async (how) => {
    await office.introduce();
    await office.happen(400);
    await (await office.notary({ settleEvery: 256, keepEveryMs: 0 })).round();
    await office.happen(700);
    const begin = new Map(office.tiles.files);
    const ports = { log: office.log, keys: office.keys, clock: office.clock };
    const options = { ...DEFAULT_NOTARY_OPTIONS, eventsARound: 350, settleEvery: 256, keepEveryMs: 0 };
    const wholeRoot = Buffer.from(await office.root(1101)).toString('hex');
    let nth = 0;
    for (let met = true; met; ) {
      nth += 1;
      const files = new Map(begin);
      const signed = new Map<number, string>();
      const note = (checkpoint: Uint8Array): void => {
        const found = readCheckpoint(Buffer.from(checkpoint).toString());
        if (!found.ok) throw new Error(found.fault);
        const { size, root } = found.value.checkpoint;
        const text = Buffer.from(root).toString('hex');
        expect(signed.get(size) ?? text).toBe(text);
        signed.set(size, text);
      };
      const tiles = new FailingTiles(files, nth, how);
      const run = async (): Promise<void> => {
        const notary = await Notary.open({ ...ports, tiles }, options);
        while ((await notary.round()).kind === 'signed') note(files.get(CHECKPOINT_PATH) as Uint8Array);
        await notary.close();
      };
      await run().catch(() => undefined);
      met = tiles.failed;
      note(files.get(CHECKPOINT_PATH) as Uint8Array);
      const later = await Notary.open({ ...ports, tiles: new MemoryAuditTiles(files) }, options);
      while ((await later.round()).kind === 'signed') note(files.get(CHECKPOINT_PATH) as Uint8Array);
      expect([nth, Math.max(...signed.keys()), signed.get(1101)]).toEqual([nth, 1101, wholeRoot]);
    }
    expect(nth).toBeGreaterThan(20);
  });
});
