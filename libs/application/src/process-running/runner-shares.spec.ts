import { afterEach, describe, expect, it } from '@jest/globals';
import { MemoryEventLog } from '#libs/adapters/event-log-memory';
import { decodeEvent, NO_STREAM, PROCESS_SHARES, PROCESSES, START, type AppendOutcome, type EventLog, type NewEvent, type ProcessShare } from '#libs/application';
import { issueSpecimen, ManualClock, MemoryProcessCheckpoints, TestApplication, type TestApplicationOptions } from '#libs/testing';

const houses: TestApplication[] = [];
const open = (options: TestApplicationOptions): TestApplication => {
  const house = new TestApplication(options);
  houses.push(house);
  return house;
};
afterEach(async () => {
  for (const house of houses.splice(0)) await house.close();
});

/** Never stores a draft, as when the program dies between the claim of a number and the draft. */
class LogWithoutDrafts extends MemoryEventLog {
  override append(stream: string, expectedRevision: number, events: readonly NewEvent[]): Promise<AppendOutcome> {
    const isDraft = stream.startsWith('directive-') && !stream.startsWith('directive-number-');
    return isDraft ? Promise.reject(new Error('died')) : super.append(stream, expectedRevision, events);
  }
}

/** Kinds of those events that this version knows. */
const typesIn = async (log: EventLog, after = START): Promise<readonly string[]> => (await log.readAll(after, 10_000)).filter(({ stream }) => stream !== 'assignment-new').map((logged) => decodeEvent(logged).event.type);
const heard = async (house: TestApplication, shares: ReadonlyMap<ProcessShare, string>): Promise<void> => {
  house.runner.start(shares);
  await house.runner.caughtUpTo(await house.log.head());
};

describe('a runner that has some of the shares', () => {
  it('leaves the processes of the others alone, and hears for them from where another had come when they are given to it', async () => {
    const log = new MemoryEventLog();
    const reactions: string[] = [];
    const house = open({ log, observer: { carriedOut: (process) => reactions.push(process), ignored: (process) => reactions.push(process) } });
    await issueSpecimen(house);
    const head = await log.head();
    await heard(house, new Map([['numbers', START]]));
    expect(reactions).toEqual(['release-unused-number']);
    await house.runner.stop();
    await heard(house, new Map([['numbers', START], ['duties', head]])); // prettier-ignore
    expect([reactions, await typesIn(log)]).toEqual([['release-unused-number'], expect.not.arrayContaining(['TaskAssigned'])]);
    await house.runner.stop();
    reactions.splice(0);
    await heard(open({ log, observer: { carriedOut: (process) => reactions.push(process) } }), new Map([['duties', START]]));
    expect(new Set(reactions)).toEqual(new Set(['fan-out-issued-directive']));
  });

  it('goes on where it was with each of them', async () => {
    const checkpoints = new MemoryProcessCheckpoints();
    const house = open({ checkpoints });
    await issueSpecimen(house);
    await house.settle();
    const reached = house.runner.position;
    await house.runner.stop();
    expect(PROCESS_SHARES.map((share) => checkpoints.load(`processes/${share}`))).toEqual(PROCESS_SHARES.map(() => reached));
    await heard(house, new Map([['numbers', START]]));
    expect([house.runner.resumesAfter('duties'), house.runner.position >= reached]).toEqual([reached, true]);
  });

  it('takes what an older version kept for all of them', async () => {
    const checkpoints = new MemoryProcessCheckpoints();
    const house = open({ checkpoints });
    await issueSpecimen(house);
    checkpoints.save('processes', await house.log.head());
    await house.settle();
    expect(await typesIn(house.log)).not.toContain('TaskAssigned');
  });

  it('hears a claim that is young again after it was stopped, here or elsewhere', async () => {
    const log = new LogWithoutDrafts();
    const checkpoints = new MemoryProcessCheckpoints();
    const clock = ManualClock.on('2021-11-15');
    const house = open({ log, clock, checkpoints });
    await issueSpecimen(house).catch(() => undefined);
    expect((await typesIn(log)).at(-1)).toBe('DirectiveNumberClaimed');
    await house.settle();
    await house.runner.stop();
    expect(house.runner.resumesAfter('numbers')).not.toBe(house.runner.resumesAfter('duties'));
    clock.advance(120_000);
    await open({ log, clock, checkpoints, seed: 'other' }).settle();
    expect((await typesIn(log)).at(-1)).toBe('DirectiveNumberReleased');
  });

  it('stops before a kind that it does not know, done with all before it, and says so once', async () => {
    const log = new MemoryEventLog();
    const checkpoints = new MemoryProcessCheckpoints();
    const stuck: unknown[] = [];
    const faults: unknown[] = [];
    const house = open({ log, checkpoints, observer: { stuck: (error) => stuck.push(error), faulted: (error) => faults.push(error) } });
    await issueSpecimen(house);
    const head = await log.head();
    const bytes = Buffer.from('{"type":"made-by-a-newer-version","schemaVersion":1}');
    await log.append('assignment-new', NO_STREAM, [{ id: '00000000-0000-5000-9000-000000000001', bytes }]);
    house.runner.start();
    for (let tries = 0; tries < 1_000 && stuck.length === 0; tries++) await new Promise((resolve) => setTimeout(resolve, 1));
    expect([stuck.map(String), faults]).toEqual([['UnreadableEventError: event 0 of assignment-new cannot be read: a kind that this version does not know'], []]);
    expect([house.runner.position, (await typesIn(log, head)).filter((type) => type === 'TaskAssigned')]).toEqual([head, ['TaskAssigned', 'TaskAssigned', 'TaskAssigned', 'TaskAssigned']]);
    await house.runner.stop();
    expect(checkpoints.load('processes/duties')).toBe(head);
  });

  it('every process has one of the shares', () => {
    expect(new Set(PROCESSES.map(({ share }) => share))).toEqual(new Set(PROCESS_SHARES));
  });
});
