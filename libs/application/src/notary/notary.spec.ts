import { beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MemoryEventLog } from '#libs/adapters/event-log-memory';
import { emptyRoot, endorsements, GrowingTree, leafHash, localDate, provesInclusion, readCheckpoint, readVerifierKey, startOfDay, tilePath, tilesOf, verifierKeyText, writeEntry, type SignedCheckpoint } from '#libs/domain';
import { ManualClock, MemoryAuditTiles, SeededSignerKeys } from '#libs/testing';
import { LOG_KEY_STREAM } from '../commands/index.js';
import { encodeEvent, type DomainEvent, type EventMetadata } from '../event-catalogue/index.js';
import { START, type EventLog } from '../ports/index.js';
import { entryOf } from './entry-of-event.js';
import { CHECKPOINT_PATH, DEFAULT_NOTARY_OPTIONS, keptCheckpointPath, Notary, type NotaryOptions, type Round } from './notary.js';
import { TreeReader } from './tree-reader.js';

const ORIGIN = 'tinh-uy.example/log';
const METADATA = {
  act: { recordedAt: startOfDay(localDate('2021-11-15')), occurredOn: localDate('2021-11-15'), lateEntryBasis: null, actor: 'a', body: 'b', actingFor: null },
  commandId: 'c', correlationId: 'c', causationId: null, requestHash: null, policyVersion: 1, calendarVersion: 1,
} as unknown as EventMetadata; // prettier-ignore
const uuid = (n: number): string => `00000000-0000-5000-8000-${String(n).padStart(12, '0')}`;

class Office {
  readonly log: EventLog = new MemoryEventLog();
  readonly tiles = new MemoryAuditTiles();
  readonly keys = new SeededSignerKeys();
  readonly clock = ManualClock.on('2021-11-15');
  readonly first = verifierKeyText(this.keys.generate(ORIGIN, 'log').key);
  count = 0;

  /** So many events without meaning, a few to a stream. */
  async happen(events: number): Promise<void> {
    for (let n = 0; n < events; n++) {
      const stream = `duty-${Math.floor(this.count / 3)}`;
      await this.log.append(stream, (this.count % 3) - 1, [{ id: uuid(this.count), bytes: Buffer.from(`{"type":"noted","data":${this.count},"meta":{"recordedAt":"2021-11-15T00:00:00.000Z"}}`) }]);
      this.count += 1;
    }
  }

  async name(event: DomainEvent): Promise<void> {
    const revision = await this.log.streamRevision(LOG_KEY_STREAM);
    await this.log.append(LOG_KEY_STREAM, revision, [{ id: uuid(900_000 + revision), bytes: encodeEvent(event, METADATA).bytes }]);
  }

  introduce(): Promise<void> {
    return this.name({ type: 'LogKeyIntroduced', data: { key: this.first } });
  }

  notary(options: Partial<NotaryOptions> = {}, log = this.log): Promise<Notary> {
    return Notary.open({ log, tiles: this.tiles, keys: this.keys, clock: this.clock }, { ...DEFAULT_NOTARY_OPTIONS, ...options });
  }

  /** The root by the definition, from the events themselves. */
  async root(size: number): Promise<Uint8Array> {
    const tree = GrowingTree.empty(this.keys.sha256);
    for (const [at, event] of (await this.log.readAll(START, size)).entries()) tree.append(leafHash(writeEntry(entryOf(event, at + 1, this.keys)), this.keys.sha256));
    return tree.size === 0 ? emptyRoot(this.keys.sha256) : tree.root();
  }

  published(): SignedCheckpoint {
    const found = readCheckpoint(Buffer.from(this.tiles.files.get(CHECKPOINT_PATH) as Uint8Array).toString());
    if (!found.ok) throw new Error(found.fault);
    return found.value;
  }

  /** Ids of the keys whose signature the published checkpoint bears. */
  signedBy(...keys: readonly string[]): readonly string[] {
    const known = keys.map((text) => readVerifierKey(text, this.keys.sha256)).filter((key) => key !== null);
    return (endorsements(this.published().note, known, this.keys.verify) ?? []).map(({ key }) => verifierKeyText(key));
  }
}

let office: Office;
beforeEach(() => {
  office = new Office();
});
const signedSize = (round: Round): number | null => (round.kind === 'signed' ? round.signed.checkpoint.size : null);

describe('a notary', () => {
  it('signs nothing before the log names a key, and all of it then', async () => {
    await office.happen(5);
    const notary = await office.notary();
    expect(await notary.round()).toEqual({ kind: 'unsigned', key: null });
    await office.introduce();
    const round = await notary.round();
    expect(round).toMatchObject({ kind: 'signed', grown: true, more: false });
    expect(office.published().checkpoint).toEqual({ origin: ORIGIN, size: 6, root: new Uint8Array(await office.root(6)) });
    expect(office.signedBy(office.first)).toEqual([office.first]);
  });

  it('leaves tiles and entries from which every event of every signed size can be proved', async () => {
    await office.introduce();
    const notary = await office.notary();
    const sizes: number[] = [];
    for (const more of [0, 1, 254, 1, 300, 700]) {
      await office.happen(more);
      sizes.push(signedSize(await notary.round()) as number);
    }
    expect(sizes).toEqual([1, 2, 256, 257, 557, 1257]);
    const events = await office.log.readAll(START, 2000);
    const { sha256 } = office.keys;
    for (const size of sizes) {
      const reader = new TreeReader(office.tiles, size, sha256);
      const root = await office.root(size);
      for (const index of [0, size >> 1, size - 1]) {
        const entry = (await reader.entries(Math.floor(index / 256)))[index % 256] as Uint8Array;
        expect(entry).toEqual(writeEntry(entryOf(events[index] as (typeof events)[number], index + 1, office.keys)));
        expect(provesInclusion(leafHash(entry, sha256), index, size, root, await reader.inclusion(index), sha256)).toBe(true);
      }
    }
    for (const tile of tilesOf(1257)) expect([...office.tiles.files.keys()]).toContain(tilePath(tile));
  });

  it('gives the same root however it was interrupted, and whatever the rounds took in', async () => {
    await office.introduce();
    await office.happen(1400);
    const whole = await office.root(1401);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 120, max: 700 }), fc.integer({ min: 256, max: 600 }), fc.boolean(), async (eventsARound, settleEvery, closed) => {
        office.tiles.files.clear();
        for (let turn = 0; ; turn++) {
          const notary = await office.notary({ eventsARound, settleEvery });
          const round = await notary.round();
          if (closed) await notary.close();
          if (round.kind === 'signed' && !round.grown) break; // a start signs again what stands
          expect(signedSize(round)).toBe(Math.min(1401, (turn + 1) * eventsARound));
        }
        expect(office.published().checkpoint).toMatchObject({ size: 1401, root: new Uint8Array(whole) });
      }),
      { numRuns: 6 },
    );
  });

  it('is quiet while nothing happens, and signs the same again after a while', async () => {
    await office.introduce();
    const notary = await office.notary({ idleMs: 60_000 });
    expect(await notary.round()).toMatchObject({ kind: 'signed', grown: true });
    const before = office.published();
    expect(await notary.round()).toEqual({ kind: 'quiet' });
    office.clock.advance(60_000);
    expect(await notary.round()).toMatchObject({ kind: 'signed', grown: false });
    expect(office.published()).toEqual(before);
    expect(await notary.round()).toEqual({ kind: 'quiet' });
  });

  it('keeps a checkpoint for good from time to time, and lets partial tiles go once they are full', async () => {
    await office.introduce();
    const notary = await office.notary({ keepEveryMs: 1_000 });
    for (let turn = 0; turn < 4; turn++) {
      await office.happen(100);
      await notary.round();
      office.clock.advance(600);
    }
    expect(await office.tiles.list('checkpoints')).toEqual([keptCheckpointPath(101), keptCheckpointPath(301)]);
    expect(await office.tiles.list('tile')).toEqual(['tile/0/000', 'tile/0/001.p/145', 'tile/0/001.p/45', 'tile/1/000.p/1', 'tile/entries/000', 'tile/entries/001.p/145', 'tile/entries/001.p/45']);
  });

  it('tells when there is more than a round takes in', async () => {
    await office.introduce();
    await office.happen(10);
    const notary = await office.notary({ eventsARound: 5 });
    expect([await notary.round(), await notary.round(), await notary.round()].map((round) => round.kind === 'signed' && [round.signed.checkpoint.size, round.more])).toEqual([[5, true], [10, true], [11, false]]);
  });
});

describe('a change of keys', () => {
  it('is signed for by both, once, and by the new one alone from then on', async () => {
    await office.introduce();
    const notary = await office.notary();
    await notary.round();
    const second = verifierKeyText(office.keys.generate(ORIGIN, 'log').key);
    await office.name({ type: 'LogKeyRotated', data: { key: second, replaced: office.first, reason: 'định kỳ' } });
    await notary.round();
    expect(office.signedBy(office.first, second)).toEqual([office.first, second]);
    await office.happen(1);
    await (await office.notary()).round();
    expect(office.signedBy(office.first, second)).toEqual([second]);
  });

  it('goes on with the new key alone when the old one is lost, and waits when the new one is', async () => {
    await office.introduce();
    await (await office.notary()).round();
    const second = verifierKeyText(office.keys.generate(ORIGIN, 'log').key);
    office.keys.lose(office.first);
    await office.happen(1);
    expect(await (await office.notary()).round()).toEqual({ kind: 'unsigned', key: office.first });
    await office.name({ type: 'LogKeyRotated', data: { key: second, replaced: office.first, reason: 'mất khóa' } });
    expect(await (await office.notary()).round()).toMatchObject({ kind: 'signed', signed: { checkpoint: { size: 3 } } });
    expect(office.signedBy(office.first, second)).toEqual([second]);
  });

  it('is remembered over a start that does not read it again', async () => {
    const second = verifierKeyText(office.keys.generate(ORIGIN, 'log').key);
    await office.introduce();
    await office.name({ type: 'LogKeyRotated', data: { key: second, replaced: office.first, reason: 'định kỳ' } });
    await office.happen(600);
    const notary = await office.notary({ settleEvery: 256 });
    await notary.round();
    expect(office.tiles.files.has('notary-state')).toBe(true);
    await office.happen(1);
    await (await office.notary()).round();
    expect(office.signedBy(office.first, second)).toEqual([second]);
  });
});

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
    const notary = await office.notary({}, flickering(office.log, uuid(123), times));
    await expect(notary.round()).rejects.toMatchObject({ code: 'reread-differs', final: false, facts: { index: 125, what: 'entry' } });
    expect(office.tiles.files.has(CHECKPOINT_PATH)).toBe(false);
    expect(signedSize(await (await office.notary()).round())).toBe(301);
  });

  it('the notary reads what it has stored, and stops when a tile or an entry is not what it was', async () => {
    for (const [path, what] of [['tile/0/000', 'hash'], ['tile/entries/000', 'entry'], ['tile/0/001.p/45', 'hash'], ['tile/entries/001.p/45', 'entry'], ['tile/1/000.p/1', 'root']] as const) {
      office = new Office();
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
