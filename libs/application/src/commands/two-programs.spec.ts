import { expect, it } from '@jest/globals';
import { MemoryEventLog } from '#libs/adapters/event-log-memory';
import { bodyEntry, contextOf, testActor, TestApplication } from '#libs/testing';
import { ORGANISATION } from './aggregate.js';
import { ActOnOrganisation } from './contract.js';
import { ORGANISATION_STREAM } from './stream-names.js';

it('given a stream that this program knew empty, when another has written it, then a request under a known key gets its first answer here too', async () => {
  const log = new MemoryEventLog();
  const [here, there] = [new TestApplication({ log, seed: 'here' }), new TestApplication({ log, seed: 'there' })];
  const context = contextOf('btv-tinh-uy', { actor: testActor('btv-tinh-uy', ['administrator']), idempotencyKey: 'k', requestHash: 'h' });
  const command = new ActOnOrganisation({ type: 'RegisterBodies', bodies: [bodyEntry('ban-to-chuc')] }, context);
  await here.core.stateOf(ORGANISATION, ORGANISATION_STREAM);
  const first = await there.send(command);
  await here.core.stateOf(ORGANISATION, ORGANISATION_STREAM);
  const again = await here.send(command);
  expect([first.ok && first.receipt.repeated, again.ok && again.receipt]).toEqual([false, { ...(first.ok && first.receipt), repeated: true }]);
  expect(await log.streamRevision(ORGANISATION_STREAM)).toBe(0);
  await here.close();
});
