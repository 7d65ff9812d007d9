import { hash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { actorId, type FileDamage } from '#libs/domain';
import { MemoryFileStore } from '#libs/testing';
import { FileRounds } from './file-check.js';

const CLERK = actorId('11111111-1111-4111-8111-111111111111');

/** A store with files of a kilobyte each, and their names in order. */
async function filled(count: number, damaged: ReadonlyMap<string, FileDamage> = new Map()): Promise<{ readonly store: MemoryFileStore; readonly names: readonly string[]; readonly rounds: FileRounds }> {
  const store = new MemoryFileStore();
  for (let each = 0; each < count; each++) {
    const bytes = new Uint8Array(1000).fill(each);
    bytes[1] = each >> 8;
    store.files.set(hash('sha256', bytes, 'hex'), { bytes, type: 'text/plain', place: 'kept', finding: null, by: new Set([CLERK]) });
  }
  const names = [...store.files.keys()].toSorted();
  return { store, names, rounds: new FileRounds(store, { named: (after, limit) => names.filter((name) => name > after).slice(0, limit), damaged: () => damaged }) };
}

describe('the rounds over the files that the log names', () => {
  it('read a bounded part at a time, and come to every file', async () => {
    const { rounds, names, store } = await filled(130);
    const last = names.at(-1) as string;
    store.files.delete(last);
    let steps = 0;
    for (; rounds.rounds === 0; steps++) await rounds.step(10_000);
    expect(steps).toBeGreaterThanOrEqual(12);
    expect([...rounds.faults]).toEqual([[last, 'missing']]);
  });

  it('tell a missing file from an altered one, each once, and forget it when it is whole again', async () => {
    const { rounds, names, store } = await filled(3);
    const told: (readonly [string, string])[] = [];
    const round = (): Promise<void> => rounds.step(1e9, (...fault) => void told.push(fault));
    await round();
    const [first, second] = names as [string, string];
    const kept = store.files.get(first);
    store.files.delete(first);
    const altered = store.files.get(second);
    if (altered !== undefined) altered.bytes = altered.bytes.with(5, 255);
    await round();
    await round();
    expect([told, rounds.rounds]).toEqual([[[first, 'missing'], [second, 'altered']], 3]);
    if (kept !== undefined) store.files.set(first, kept);
    await round();
    expect([...rounds.faults.keys()]).toEqual([second]);
    expect(told.at(-1)).toEqual([first, 'whole']);
  });

  it('know from the log what was damaged before the program began, and tell that it is whole again', async () => {
    const [name] = (await filled(1)).names as [string];
    const { rounds } = await filled(1, new Map([[name, 'missing']]));
    const told: (readonly [string, string])[] = [];
    await rounds.step(1e9, (...found) => void told.push(found));
    expect([told, [...rounds.faults]]).toEqual([[[name, 'whole']], []]);
  });

  it('tell again what nobody could be told of', async () => {
    const { rounds, names, store } = await filled(1);
    store.files.clear();
    const told: string[] = [];
    await expect(rounds.step(1e9, () => Promise.reject(new Error('the log is away')))).rejects.toThrow('the log is away');
    for (let turn = 0; turn < 3; turn++) await rounds.step(1e9, (sha256) => void told.push(sha256));
    expect([told, [...rounds.faults]]).toEqual([[names[0]], [[names[0], 'missing']]]);
  });

  it('are over at once where the log names none', async () => {
    const { rounds } = await filled(0);
    await rounds.step(1);
    expect(rounds.rounds).toBe(1);
  });
});
