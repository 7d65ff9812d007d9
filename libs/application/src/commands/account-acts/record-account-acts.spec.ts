import { afterEach, describe, expect, it } from '@jest/globals';
import { decodeEvent, type AccountRecord } from '#libs/application';
import { accountStreamOf, actorId, bodyId, DAY_MS, dateAt, type AccountEvent } from '#libs/domain';
import { MemoryCredentialStore, TestApplication } from '#libs/testing';
import { accountActsSince } from './account-acts-since.js';
import { recordAccountActs } from './record-account-acts.js';

const AN = actorId('an');
let house: TestApplication;
afterEach(() => house.close());

const recordOf = (id: string, type: 'AccountInvited' | 'AccountDisabled', at: number): AccountRecord => ({ id, actor: actorId('cli:local'), body: bodyId('quan-tri'), at, done: { type, data: { account: AN } } as AccountEvent });
const inTheLog = async (): Promise<readonly unknown[]> =>
  (await house.log.readStream(accountStreamOf(AN))).map(decodeEvent).map(({ type, metadata: { act, commandId } }) => [type, commandId, act.actor, act.occurredOn, act.lateEntryBasis]);

describe('recordAccountActs', () => {
  it('brings what was done into the log in its order, once, however often and by however many', async () => {
    house = new TestApplication();
    const [store, now] = [new MemoryCredentialStore(), house.clock.now()];
    const [one, two] = ['3f2a3c3e-0b1c-5d7e-9a41-6c1f7a5b9e02', '3f2a3c3e-0b1c-5d7e-9a41-6c1f7a5b9e01'];
    for (const record of [recordOf(one, 'AccountInvited', now), recordOf(two, 'AccountDisabled', now)]) store.noteAct(record);
    const again = new MemoryCredentialStore();
    for (const record of store.actsToRecord()) again.noteAct(record);
    await Promise.all([recordAccountActs(house.core, store), recordAccountActs(house.core, again)]);
    expect([store.actsToRecord(), again.actsToRecord()]).toEqual([[], []]);
    const today = dateAt(now);
    expect(await inTheLog()).toEqual([['AccountInvited', one, 'cli:local', today, null], ['AccountDisabled', two, 'cli:local', today, null]]);
  });

  it('tells the day on which it was done, when it comes into the log later', async () => {
    house = new TestApplication();
    const store = new MemoryCredentialStore();
    const id = '3f2a3c3e-0b1c-5d7e-9a41-6c1f7a5b9e02';
    store.noteAct(recordOf(id, 'AccountDisabled', house.clock.now()));
    const day = dateAt(house.clock.now());
    house.clock.advance(2 * DAY_MS);
    await recordAccountActs(house.core, store);
    expect(await inTheLog()).toEqual([['AccountDisabled', id, 'cli:local', day, 'ghi lại sau / put on record afterwards']]);
  });

  it('tells who changed an account however much else is on record since, fifty at most, and that there is more', async () => {
    house = new TestApplication();
    const store = new MemoryCredentialStore();
    const note = (type: 'AccountInvited' | 'AccountDisabled', from: number, count: number): void => {
      for (let n = from; n < from + count; n++) store.noteAct(recordOf(`3f2a3c3e-0b1c-5d7e-9a41-${String(n).padStart(12, '0')}`, type, house.clock.now()));
    };
    const since = async (seen: number) => {
      await recordAccountActs(house.core, store);
      const { revision, between, more = false } = await accountActsSince(house.log, AN, seen);
      return [revision, between.map((act) => act.revision), more];
    };
    note('AccountInvited', 0, 250);
    note('AccountDisabled', 250, 2);
    expect(await since(0)).toEqual([251, [250, 251], false]);
    note('AccountDisabled', 252, 48);
    expect([await since(0), await since(299)]).toEqual([[299, Array.from({ length: 50 }, (_, n) => 250 + n), false], [299, [], false]]);
    note('AccountDisabled', 300, 1);
    expect(await since(0)).toEqual([300, Array.from({ length: 50 }, (_, n) => 250 + n), true]);
    expect(await accountActsSince(house.log, AN, null)).toEqual({ revision: 300, between: [] });
  });

  it('keeps what the log does not take', async () => {
    house = new TestApplication();
    const store = new MemoryCredentialStore();
    store.noteAct(recordOf('3f2a3c3e-0b1c-5d7e-9a41-6c1f7a5b9e02', 'AccountDisabled', house.clock.now()));
    const refusing = { ...house.core, actOf: house.core.actOf.bind(house.core), execute: async () => ({ ok: false, refusal: { kind: 'outcome-unknown' } }) } as unknown as typeof house.core;
    await recordAccountActs(refusing, store);
    expect(store.actsToRecord()).toHaveLength(1);
  });
});
