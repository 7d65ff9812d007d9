import { describe, expect, it } from '@jest/globals';
import { bodyId } from '#libs/domain';
import { contextOf, TestApplication, testActor } from '#libs/testing';
import { decodeEvent } from '../../event-catalogue/index.js';
import type { ReadModelStore } from '../../ports/index.js';
import { noticeDeskStream } from '../stream-names.js';
import { MarkNoticesSeenHandler } from './mark-notices-seen.handler.js';
import { MarkNoticesSeen } from './notification.contract.js';

const body = bodyId('ban-tuyen-giao');
const shownUpTo = (index: number): Pick<ReadModelStore, 'reader'> => ({
  reader: () => ({ database: { prepare: () => { throw new Error('not read'); }, exec: () => undefined }, generation: 1, checkpoint: () => ({ position: 'p', index, at: 0 }) }),
}); // prettier-ignore

describe('marking notices as seen', () => {
  it('records it once in the stream of the desk, and answers a repeated key with the first answer', async () => {
    const house = new TestApplication();
    const handler = new MarkNoticesSeenHandler(house.core, shownUpTo(12));
    const context = contextOf(body, { idempotencyKey: 'k', requestHash: 'h' });
    const first = await handler.execute(new MarkNoticesSeen(body, 12, context));
    const again = await handler.execute(new MarkNoticesSeen(body, 12, context));
    const unchanged = await handler.execute(new MarkNoticesSeen(body, 5, contextOf(body)));
    expect([first, again, unchanged].map((answer) => answer.ok && [answer.receipt.id, answer.receipt.recorded, answer.receipt.repeated])).toEqual([[body, 1, false], [body, 1, true], [body, 0, false]]);
    const stored = (await house.log.readStream(noticeDeskStream(body))).map((logged) => decodeEvent(logged).event);
    expect(stored).toEqual([{ type: 'NoticesSeen', data: { body, upTo: 12 } }]);
    await house.close();
  });

  it('refuses what was never shown, another body, and one who only reads', async () => {
    const house = new TestApplication();
    const handler = new MarkNoticesSeenHandler(house.core, shownUpTo(12));
    const ask = async (upTo: number, context = contextOf(body)): Promise<unknown> => {
      const answer = await handler.execute(new MarkNoticesSeen(body, upTo, context));
      return answer.ok ? 'recorded' : answer.refusal;
    };
    expect(await ask(13)).toEqual({ kind: 'rejected', rejection: { tag: 'notices-not-shown-yet', facts: { upTo: 13, known: 12 } } });
    expect(await ask(12, contextOf('ban-to-chuc', { actor: testActor('ban-to-chuc', ['clerk']) }))).toMatchObject({ kind: 'forbidden', mayKnow: false });
    expect(await ask(12, contextOf(body, { actor: testActor(body, ['auditor']) }))).toMatchObject({ kind: 'forbidden' });
    expect(await house.log.readStream(noticeDeskStream(body))).toEqual([]);
    await house.close();
  });
});
