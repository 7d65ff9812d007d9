import { beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { keptCheckpointPath, leafHash, provesInclusion, tilePath, tilesOf, verifierKeyText, writeEntry } from '#libs/domain';
import { OFFICE_ORIGIN, SignedOffice } from '#libs/testing';
import { START } from '../ports/index.js';
import { entryOf } from './entry-of-event.js';
import type { Round } from './notary.js';
import { TreeReader } from './tree-reader.js';

let office: SignedOffice;
beforeEach(() => {
  office = new SignedOffice();
});
const signedSize = (round: Round): number | null => (round.kind === 'signed' ? round.signed.checkpoint.size : null);

describe('a notary', () => {
  it('signs nothing before the log names a key, and all of it then', async () => {
    await office.happen(5);
    const notary = await office.notary();
    expect(await notary.round()).toEqual({ kind: 'unsigned', key: null, more: false });
    await office.introduce();
    const round = await notary.round();
    expect(round).toMatchObject({ kind: 'signed', grown: true, more: false });
    expect(office.published().checkpoint).toEqual({ origin: OFFICE_ORIGIN, size: 6, root: new Uint8Array(await office.root(6)) });
    expect(office.signedBy(office.first)).toEqual([office.first]);
  });

  it('tells, of a log that is older than its first key, that the key may stand further on', async () => {
    await office.happen(5);
    await office.introduce();
    const notary = await office.notary({ eventsARound: 4 });
    expect(await notary.round()).toEqual({ kind: 'unsigned', key: null, more: true });
    expect(await notary.round()).toMatchObject({ kind: 'signed', more: false, signed: { checkpoint: { size: 6 } } });
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
    const second = verifierKeyText(office.keys.generate(OFFICE_ORIGIN, 'log').key);
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
    const second = verifierKeyText(office.keys.generate(OFFICE_ORIGIN, 'log').key);
    office.keys.lose(office.first);
    await office.happen(1);
    expect(await (await office.notary()).round()).toEqual({ kind: 'unsigned', key: office.first, more: false });
    await office.name({ type: 'LogKeyRotated', data: { key: second, replaced: office.first, reason: 'mất khóa' } });
    expect(await (await office.notary()).round()).toMatchObject({ kind: 'signed', signed: { checkpoint: { size: 3 } } });
    expect(office.signedBy(office.first, second)).toEqual([second]);
  });

  it('is remembered over a start that does not read it again', async () => {
    const second = verifierKeyText(office.keys.generate(OFFICE_ORIGIN, 'log').key);
    await office.introduce();
    await office.name({ type: 'LogKeyRotated', data: { key: second, replaced: office.first, reason: 'định kỳ' } });
    await office.happen(600);
    const notary = await office.notary({ settleEvery: 256 });
    await notary.round();
    expect(await notary.round()).toEqual({ kind: 'quiet' }); // nothing comes: what was written is settled
    expect(office.tiles.files.has('notary-state')).toBe(true);
    await office.happen(1);
    await (await office.notary()).round();
    expect(office.signedBy(office.first, second)).toEqual([second]);
  });
});
