import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  ACT_TITLES, ActOnAssignment, ASSIGNMENT, assignmentStream, decodeEvent, type AppendOutcome, type AssignmentIntent, type CommandAnswer, type CommandContext, type EventLog, type NewEvent,
} from '#libs/application';
import { MemoryEventLog } from '#libs/adapters/event-log-memory';
import { assignmentId, assignmentStateToJson, localDate, type AssignmentCommand, type AssignmentState } from '#libs/domain';
import { contextOf, ManualClock, MemoryStateSnapshots, PARTIES, specimenTerms, TestApplication, type TestApplicationOptions } from '#libs/testing';

const DUTY = assignmentId('duty-1');
const STREAM = assignmentStream(DUTY);
const houses: TestApplication[] = [];

function open(options: TestApplicationOptions = {}): TestApplication {
  const house = new TestApplication(options);
  houses.push(house);
  return house;
}
afterEach(async () => {
  for (const house of houses.splice(0)) await house.close();
});

/** Puts the specimen duty into the log, as the fan-out would. */
function assign(house: TestApplication, duty = DUTY): Promise<CommandAnswer> {
  const { actor, correlationId } = contextOf(PARTIES.issuer);
  return house.core.execute({
    aggregate: ASSIGNMENT,
    stream: assignmentStream(duty),
    origin: {
      actor: actor.actorId, body: actor.body, actingFor: null, occurredOn: null, lateEntryBasis: null, commandId: house.core.ids.derive('assign', duty), repeatable: false,
      requestHash: null, correlationId, causationId: null, expectedRevision: null,
    },
    refusalOf: () => null,
    commandFor: (): AssignmentCommand => ({ type: 'AssignTask', terms: specimenTerms({ assignmentId: duty }) }),
  });
}

const ACKNOWLEDGE: AssignmentIntent = { type: 'AcknowledgeAssignment', receiptNumber: null, note: null };
const progress = (percent: number): AssignmentIntent => ({ type: 'ReportProgress', percent, note: `${percent} %`, obstacles: null });
const act = (house: TestApplication, intent: AssignmentIntent, more: Partial<CommandContext> = {}, body: string = PARTIES.lead): Promise<CommandAnswer> =>
  house.send(new ActOnAssignment(DUTY, intent, contextOf(body, more)));
const revisionOf = async (answer: Promise<CommandAnswer>): Promise<number | string> => {
  const settled = await answer;
  return settled.ok ? settled.receipt.revision : settled.refusal.kind;
};

/** A log that loses answers or lets another writer in first, as told. */
class TroubledLog extends MemoryEventLog {
  /** Outcomes to answer instead of the true one; the append itself is done for `lost`, not for `unsent`. */
  readonly troubles: ('lost' | 'unsent')[] = [];
  batches: (readonly NewEvent[])[] = [];

  override async append(stream: string, expectedRevision: number, events: readonly NewEvent[]): Promise<AppendOutcome> {
    this.batches.push(events);
    const trouble = this.troubles.shift();
    if (trouble === 'unsent') return { kind: 'unknown', cause: 'time-out' };
    const outcome = await super.append(stream, expectedRevision, events);
    return trouble === 'lost' ? { kind: 'unknown', cause: 'time-out' } : outcome;
  }
}

describe('what a command is answered', () => {
  let house: TestApplication;
  beforeEach(async () => {
    house = open();
    await assign(house);
  });

  it('names revision, position and number of events', async () => {
    const answer = await act(house, ACKNOWLEDGE);
    expect(answer).toEqual({
      ok: true,
      receipt: { id: 'duty-1', stream: STREAM, revision: 1, position: await house.log.head(), recorded: 1, repeated: false, warnings: [] },
    });
  });

  it('tells a refusal of the domain with its facts', async () => {
    expect(await act(house, progress(10))).toEqual({ ok: false, refusal: { kind: 'rejected', rejection: { tag: 'not-acknowledged', facts: { status: 'assigned' } } } });
  });

  it('does not find what was never assigned', async () => {
    const answer = await house.send(new ActOnAssignment(assignmentId('other'), ACKNOWLEDGE, contextOf(PARTIES.lead)));
    expect(answer).toEqual({ ok: false, refusal: { kind: 'not-found' } });
  });

  it('tells who may know that they may not, and others nothing', async () => {
    expect(await act(house, ACKNOWLEDGE, {}, PARTIES.confirming)).toEqual({ ok: false, refusal: { kind: 'forbidden', reason: 'relation-lacks-action', mayKnow: true } });
    const stranger = { ...contextOf(PARTIES.stranger).actor, roles: ['officer'] as const };
    expect(await act(house, ACKNOWLEDGE, { actor: stranger }, PARTIES.stranger)).toEqual({ ok: false, refusal: { kind: 'forbidden', reason: 'not-party', mayKnow: false } });
  });

  it('tells what came between when If-Match is old', async () => {
    await act(house, ACKNOWLEDGE);
    house.clock.advance(60_000);
    await act(house, progress(10));
    expect(await act(house, progress(20), { expectedRevision: 0 })).toEqual({
      ok: false,
      refusal: {
        kind: 'stale',
        actualRevision: 2,
        between: [
          { revision: 1, type: 'AssignmentAcknowledged', title: ACT_TITLES.AssignmentAcknowledged, body: PARTIES.lead, recordedAt: '2021-11-15T01:00:00.000Z' },
          { revision: 2, type: 'ProgressReported', title: ACT_TITLES.ProgressReported, body: PARTIES.lead, recordedAt: '2021-11-15T01:01:00.000Z' },
        ],
      },
    });
    expect(await revisionOf(act(house, progress(20), { expectedRevision: 2 }))).toBe(3);
  });

  it('never dates a record before the one it wrote last, though the clock runs back', async () => {
    await act(house, ACKNOWLEDGE);
    house.clock.advance(-3_600_000);
    await act(house, progress(10));
    const events = await house.log.readStream(STREAM);
    expect(events.map((logged) => decodeEvent(logged).metadata.act.recordedAt - house.clock.now())).toEqual([3_600_000, 3_600_000, 3_600_000]);
  });
});

describe('an Idempotency-Key', () => {
  const keyed = { idempotencyKey: 'key-1', requestHash: 'hash-1' };

  it.each(['in the same process', 'after a restart'])('gives the first answer again %s', async (when) => {
    const first = open();
    await assign(first);
    await act(first, ACKNOWLEDGE);
    const answer = await act(first, progress(10), keyed);
    await act(first, progress(20));
    const later = when === 'after a restart' ? open({ log: first.log }) : first;
    if (!answer.ok) throw new Error('refused');
    expect(await act(later, progress(10), keyed)).toEqual({ ok: true, receipt: { ...answer.receipt, repeated: true } });
    expect(await revisionOf(act(later, progress(30), { ...keyed, requestHash: 'hash-2' }))).toBe('key-reused');
    expect(await later.log.streamRevision(STREAM)).toBe(3);
  });

  it('is answered before an If-Match that the first answer made old', async () => {
    const house = open();
    await assign(house);
    await act(house, ACKNOWLEDGE, { ...keyed, expectedRevision: 0 });
    expect(await revisionOf(act(house, ACKNOWLEDGE, { ...keyed, expectedRevision: 0 }))).toBe(1);
  });

  it('belongs to actor and target', async () => {
    const house = open();
    await assign(house);
    await assign(house, assignmentId('duty-2'));
    expect(await revisionOf(act(house, ACKNOWLEDGE, keyed))).toBe(1);
    expect(await revisionOf(house.send(new ActOnAssignment(assignmentId('duty-2'), ACKNOWLEDGE, contextOf(PARTIES.lead, keyed))))).toBe(1);
  });

  it('sent twice at once is carried out once', async () => {
    const house = open();
    await assign(house);
    await act(house, ACKNOWLEDGE);
    const answers = await Promise.all(Array.from({ length: 10 }, () => act(house, progress(10), keyed)));
    expect(answers.map((answer) => answer.ok && [answer.receipt.revision, answer.receipt.repeated])).toEqual([[2, false], ...Array.from({ length: 9 }, () => [2, true])]);
  });
});

describe('other writers and lost answers', () => {
  it('decides again when another node was faster', async () => {
    const one = open({ seed: 'one' });
    const two = open({ log: one.log, seed: 'two' });
    await assign(one);
    await act(one, ACKNOWLEDGE);
    expect(await revisionOf(act(two, progress(10)))).toBe(2);
    expect(await revisionOf(act(one, progress(20)))).toBe(3);
    expect((await one.core.stateOf(ASSIGNMENT, STREAM)).percent).toBe(20);
    expect((await two.core.stateOf(ASSIGNMENT, STREAM)).percent).toBe(20);
  });

  it.each(['lost', 'unsent'] as const)('repeats the identical batch when an answer is %s, and stores it once', async (trouble) => {
    const log = new TroubledLog();
    const house = open({ log });
    await assign(house);
    log.troubles.push(trouble, trouble);
    log.batches = [];
    expect(await revisionOf(act(house, ACKNOWLEDGE))).toBe(1);
    expect(log.batches.map((batch) => batch.map(({ id }) => id))).toEqual(Array.from({ length: 3 }, () => log.batches[0]?.map(({ id }) => id)));
    expect(await log.streamRevision(STREAM)).toBe(1);
  });

  it('says so when the outcome stays unknown; the same key then tells what became of it', async () => {
    const log = new TroubledLog();
    const house = open({ log });
    await assign(house);
    log.troubles.push('lost', 'lost', 'lost', 'lost');
    const keyed = { idempotencyKey: 'key-1', requestHash: 'hash-1' };
    expect(await act(house, ACKNOWLEDGE, keyed)).toEqual({ ok: false, refusal: { kind: 'outcome-unknown' } });
    expect(await act(house, ACKNOWLEDGE, keyed)).toMatchObject({ ok: true, receipt: { revision: 1, repeated: true } });
  });

  it('gives up after bounded attempts when other writers are always faster', async () => {
    const refusing: EventLog = new MemoryEventLog();
    const house = open({ log: refusing, commands: { maxAttempts: 3 } });
    await assign(house);
    let asked = 0;
    refusing.append = async () => {
      asked += 1;
      return { kind: 'rejected', actualRevision: 0 };
    };
    expect(await revisionOf(act(house, ACKNOWLEDGE))).toBe('contended');
    expect(asked).toBe(3);
  });

  it('drops what it held when the log breaks', async () => {
    const log = new MemoryEventLog();
    const house = open({ log });
    await assign(house);
    const { append } = log;
    log.append = () => Promise.reject(new Error('disk'));
    await expect(act(house, ACKNOWLEDGE)).rejects.toThrow('disk');
    log.append = append;
    expect(await revisionOf(act(house, ACKNOWLEDGE))).toBe(1);
  });
});

describe('held states', () => {
  const plain = (state: AssignmentState): unknown => JSON.parse(JSON.stringify(assignmentStateToJson(state)));
  const intents: fc.Arbitrary<readonly [string, AssignmentIntent]> = fc.oneof(
    fc.constant([PARTIES.lead, ACKNOWLEDGE] as const),
    fc.integer({ min: 0, max: 100 }).map((percent) => [PARTIES.lead, progress(percent)] as const),
    fc.constant([PARTIES.lead, { type: 'SubmitResult', outputs: ['BC'], note: null }] as const),
    fc.constant([PARTIES.confirming, { type: 'ReturnResult', reasons: 'thiếu' }] as const),
    fc.constant([PARTIES.confirming, { type: 'AcceptResult', note: null }] as const),
    fc.constant([PARTIES.confirming, { type: 'CloseAssignment', note: null }] as const),
    fc.constant([PARTIES.lead, { type: 'RequestExtension', proposedDue: localDate('2021-12-25'), reason: 'chờ', progressSoFar: 'nửa', afterDue: false }] as const),
    fc.constant([PARTIES.issuer, { type: 'RefuseExtension', reason: 'không' }] as const),
    fc.constant([PARTIES.issuer, { type: 'SuspendAssignment', basis: 'CV 1' }] as const),
    fc.constant([PARTIES.issuer, { type: 'ResumeAssignment', basis: 'CV 2' }] as const),
    fc.integer({ min: 1, max: 12 }).map((revision) => [PARTIES.confirming, { type: 'CorrectAct', act: 'acceptance', revision, reason: 'nhầm' }] as const),
  );

  it('change nothing: cached, uncached, and from snapshots with a tail, random acts are answered and folded alike', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(intents, { minLength: 1, maxLength: 40 }), fc.integer({ min: 1, max: 7 }), async (acts, snapshotEvery) => {
        const kinds = [{}, { cachedStates: 0, snapshotEvery: 1_000_000 }, { cachedStates: 0, snapshotEvery }, { cachedStates: 2, snapshotEvery }];
        const told: unknown[] = [];
        for (const commands of kinds) {
          const snapshots = new MemoryStateSnapshots();
          const house = new TestApplication({ commands, snapshots, clock: ManualClock.on('2021-11-16') });
          await assign(house);
          const answers: CommandAnswer[] = [];
          for (const [body, intent] of acts) {
            house.clock.advance(60_000);
            answers.push(await act(house, intent, {}, body));
          }
          const fresh = new TestApplication({ log: house.log, snapshots });
          const whole = new TestApplication({ log: house.log });
          const states = await Promise.all([house, fresh, whole].map(async ({ core }) => plain(await core.stateOf(ASSIGNMENT, STREAM))));
          expect(states[1]).toEqual(states[0]);
          expect(states[2]).toEqual(states[0]);
          told.push({ answers, state: states[0] });
          await house.close();
        }
        for (const other of told) expect(other).toEqual(told[0]);
      }),
      { numRuns: 40 },
    );
  });

  it('are read from a snapshot and its tail only, however long the stream', async () => {
    const snapshots = new MemoryStateSnapshots();
    const first = open({ snapshots, commands: { snapshotEvery: 10 } });
    await assign(first);
    await act(first, ACKNOWLEDGE);
    for (let percent = 0; percent < 100; percent++) await act(first, progress(percent));
    expect(snapshots.saved).toBe(10);
    let read = 0;
    const { log } = first;
    const readStream = log.readStream.bind(log);
    log.readStream = async (stream, options) => {
      const events = await readStream(stream, options);
      read += events.length;
      return events;
    };
    const second = open({ log, snapshots });
    expect(await revisionOf(act(second, progress(100)))).toBe(102);
    expect(read).toBeLessThanOrEqual(11);
  });

  it('do not come from a snapshot whose last event is not in the log', async () => {
    const snapshots = new MemoryStateSnapshots();
    const first = open({ snapshots, commands: { snapshotEvery: 2 } });
    await assign(first);
    await act(first, ACKNOWLEDGE);
    await act(first, progress(50));
    const older = open({ snapshots, seed: 'restored' });
    await assign(older);
    expect(await revisionOf(act(older, ACKNOWLEDGE))).toBe(1);
  });

  it('are forgotten beyond the bound, settled ones first', async () => {
    const house = open({ commands: { cachedStates: 4 } });
    for (let index = 0; index < 10; index++) await assign(house, assignmentId(`duty-${index}`));
    expect(await revisionOf(act(house, ACKNOWLEDGE))).toBe(1);
  });
});
