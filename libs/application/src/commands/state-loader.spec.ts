import { describe, expect, it } from '@jest/globals';
import { bodyId, directiveId, type ReceiptCommand, type ReceiptEvent, type ReceiptState } from '#libs/domain';
import { contextOf, ManualClock, MemoryStateSnapshots, PARTIES, TestApplication } from '#libs/testing';
import { RECEIPT, receiptStream, type CommandJob } from './index.js';

const ADDRESSEE = bodyId(PARTIES.lead);
const DIRECTIVE = directiveId('directive-1');

/** The sending of a directive, as a process asks for it. */
function sending(house: TestApplication, channel: string): CommandJob<ReceiptCommand, ReceiptState, ReceiptEvent> {
  const { actor, correlationId } = contextOf(PARTIES.issuer);
  return {
    aggregate: RECEIPT,
    stream: receiptStream(DIRECTIVE, ADDRESSEE),
    origin: {
      actor: actor.actorId, body: actor.body, actingFor: null, occurredOn: null, lateEntryBasis: null, commandId: house.core.ids.derive('send', channel), repeatable: false,
      requestHash: null, correlationId, causationId: null, expectedRevision: null,
    },
    refusalOf: () => null,
    commandFor: () => ({ type: 'SendDirective', directiveId: DIRECTIVE, addressee: ADDRESSEE, channel }),
  };
}

describe('a snapshot that cannot be kept', () => {
  it('refuses no command: it is a cache, and the event is stored', async () => {
    const snapshots = new MemoryStateSnapshots();
    let tried = 0;
    snapshots.save = () => {
      tried += 1;
      throw new Error('database or disk is full');
    };
    const house = new TestApplication({ snapshots, commands: { snapshotEvery: 1 }, clock: ManualClock.on('2021-11-16') });
    expect(await house.core.execute(sending(house, 'don-doc'))).toMatchObject({ ok: true, receipt: { recorded: 1, revision: 0 } });
    expect(tried).toBe(1);
    await house.close();
  });
});
