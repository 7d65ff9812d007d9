import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { MemoryEventLog } from '#libs/adapters/event-log-memory';
import { bodyId, localDate, type OrganisationState } from '#libs/domain';
import { bodyEntry, contextOf, testActor, TestApplication } from '#libs/testing';
import { ORGANISATION } from './aggregate.js';
import { ActOnOrganisation, type CommandAnswer } from './contract.js';
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

describe('what this program holds is older than what another has stored since', () => {
  let log: MemoryEventLog;
  let here: TestApplication;
  let there: TestApplication;
  beforeEach(async () => {
    log = new MemoryEventLog();
    [here, there] = [new TestApplication({ log, seed: 'here' }), new TestApplication({ log, seed: 'there' })];
    await told(here, { type: 'RegisterBodies', bodies: [bodyEntry('ban-to-chuc')] });
  });
  afterEach(() => here.close());

  const told = async (program: TestApplication, command: ActOnOrganisation['intent'], expectedRevision: number | null = null): Promise<unknown> => {
    const context = contextOf('btv-tinh-uy', { actor: testActor('btv-tinh-uy', ['administrator']), expectedRevision });
    return outcomeOf(await program.send(new ActOnOrganisation(command, context)));
  };
  const outcomeOf = (answer: CommandAnswer): unknown => {
    if (answer.ok) return { revision: answer.receipt.revision, recorded: answer.receipt.recorded };
    return answer.refusal.kind === 'rejected' ? answer.refusal.rejection.tag : answer.refusal.kind;
  };
  const called = (name: string) => ({ type: 'RenameBody', bodyId: bodyId('ban-to-chuc'), name, from: localDate('2021-12-01'), basis: 'QĐ 1' }) as const;

  it('given the reason of a refusal gone, then it is not refused', async () => {
    const renamed = { ...called('Ban Tổ chức'), bodyId: bodyId('ban-moi') };
    expect(await told(here, renamed)).toBe('unknown-body');
    await told(there, { type: 'RegisterBodies', bodies: [bodyEntry('ban-moi')] });
    expect(await told(here, renamed)).toEqual({ revision: 2, recorded: 1 });
  });

  it('given that it is no longer so already, then it is recorded', async () => {
    expect(await told(here, called('Ban A'))).toEqual({ revision: 1, recorded: 1 });
    expect(await told(here, called('Ban A'))).toEqual({ revision: 1, recorded: 0 });
    await told(there, called('Ban B'));
    expect(await told(here, called('Ban A'))).toEqual({ revision: 3, recorded: 1 });
  });

  it('given a caller who has seen what was stored there, then the caller is not told to be behind', async () => {
    await told(there, called('Ban A'));
    expect(await told(here, called('Ban B'), 1)).toEqual({ revision: 2, recorded: 1 });
    expect(await told(here, called('Ban C'), 1)).toBe('stale');
  });

  it('asks the log again only where another can write', async () => {
    let asked = 0;
    const { readStream } = log;
    await told(here, called('Ban A'));
    log.readStream = (stream, options) => {
      asked += 1;
      return readStream.call(log, stream, options);
    };
    await told(here, called('Ban A'));
    expect(asked).toBe(1);
    Object.assign(log, { singleWriter: true });
    await told(here, called('Ban A'));
    await here.core.stateOf(ORGANISATION, ORGANISATION_STREAM);
    expect(asked).toBe(1);
  });

  it('given a follower that is faster than the command whose events it hears of, then it is not told of a state without them', async () => {
    Object.assign(log, { singleWriter: true });
    const { append } = log;
    const heard: unknown[] = [];
    const names = ({ bodies }: OrganisationState): readonly string[] => bodies.get(bodyId('ban-to-chuc'))?.names.map(({ value }) => value) ?? [];
    log.append = async (...what) => {
      const outcome = await append.apply(log, what);
      const atHand = await here.core.stateAtHand(ORGANISATION, ORGANISATION_STREAM); // before the command goes on
      heard.push([(await here.core.heldState(ORGANISATION, ORGANISATION_STREAM)).revision, names(atHand).at(-1)]);
      return outcome;
    };
    await told(here, called('Ban A'));
    await told(here, called('Ban B'));
    expect(heard).toEqual([[1, 'Ban A'], [2, 'Ban B']]);
    expect(here.core.stateAtHand(ORGANISATION, ORGANISATION_STREAM)).not.toBeInstanceOf(Promise);
  });
});
