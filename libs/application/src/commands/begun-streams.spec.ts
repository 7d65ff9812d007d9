import { afterEach, describe, expect, it } from '@jest/globals';
import {
  ActOnAssignment, ASSIGNMENT, assignmentStream, RECEIPT, receiptStream, type CommandAnswer, type CommandJob, type LoggedEvent, type ReadOptions,
} from '#libs/application';
import { MemoryEventLog } from '#libs/adapters/event-log-memory';
import { assignmentId, bodyId, directiveId, type AssignmentCommand, type AssignmentEvent, type AssignmentState, type ReceiptCommand, type ReceiptEvent, type ReceiptState } from '#libs/domain';
import { contextOf, PARTIES, specimenTerms, TestApplication } from '#libs/testing';

const DUTY = assignmentId('duty-1');
const STREAM = assignmentStream(DUTY);
const DIRECTIVE_ID = directiveId('directive-1');
const RECEIPT_STREAM = receiptStream(DIRECTIVE_ID, bodyId(PARTIES.lead));
const houses: TestApplication[] = [];

/** A program on that log, `later` milliseconds after the first. */
function open(log: MemoryEventLog, later = 0): TestApplication {
  const house = new TestApplication({ log, seed: `${houses.length}` });
  house.clock.advance(later);
  houses.push(house);
  return house;
}
afterEach(async () => {
  for (const house of houses.splice(0)) await house.close();
});

/** Knows how often the stream of the duty or of its receipt was read. */
class WatchedLog extends MemoryEventLog {
  read = 0;
  override readStream(stream: string, options?: ReadOptions): Promise<readonly LoggedEvent[]> {
    if (stream === STREAM || stream === RECEIPT_STREAM) this.read += 1;
    return super.readStream(stream, options);
  }
}

type AssignmentJob = CommandJob<AssignmentCommand, AssignmentState, AssignmentEvent>;

/** Assigns the specimen duty, as the fan-out would, unless told otherwise. */
function assign({ core }: TestApplication, job: Partial<AssignmentJob>, repeatable = false): Promise<CommandAnswer> {
  const { actor, correlationId } = contextOf(PARTIES.issuer);
  return core.execute<AssignmentCommand, AssignmentState, AssignmentEvent>({
    aggregate: ASSIGNMENT,
    stream: STREAM,
    origin: {
      actor: actor.actorId, body: actor.body, actingFor: null, occurredOn: null, lateEntryBasis: null, commandId: core.ids.derive('assign', DUTY), repeatable,
      requestHash: null, correlationId, causationId: null, expectedRevision: null,
    },
    refusalOf: () => null,
    commandFor: () => ({ type: 'AssignTask', terms: specimenTerms({ assignmentId: DUTY }) }),
    ...job,
  });
}
/** Sends the directive to the duty's lead, as a process that was caused by event `cause` would. */
function sendDirective({ core }: TestApplication, cause: string): Promise<CommandAnswer> {
  const { actor, correlationId } = contextOf(PARTIES.issuer);
  return core.execute<ReceiptCommand, ReceiptState, ReceiptEvent>({
    aggregate: RECEIPT,
    stream: RECEIPT_STREAM,
    origin: {
      actor: actor.actorId, body: actor.body, actingFor: null, occurredOn: null, lateEntryBasis: null, commandId: core.ids.derive('send', cause), repeatable: true,
      requestHash: null, correlationId, causationId: null, expectedRevision: null,
    },
    begins: true,
    refusalOf: () => null,
    commandFor: () => ({ type: 'SendDirective', directiveId: DIRECTIVE_ID, addressee: bodyId(PARTIES.lead), channel: 'don-doc' }),
  });
}
const acknowledge = (house: TestApplication): Promise<CommandAnswer> =>
  house.send(new ActOnAssignment(DUTY, { type: 'AcknowledgeAssignment', receiptNumber: null, note: null }, contextOf(PARTIES.lead)));
const revisionOf = (answer: CommandAnswer): number | string => (answer.ok ? answer.receipt.revision : answer.refusal.kind);

describe('a command that most likely begins its stream', () => {
  it('is not preceded by reading it, and others go on from what it stored', async () => {
    const log = new WatchedLog();
    const house = open(log);
    expect([revisionOf(await assign(house, { begins: true })), revisionOf(await acknowledge(house)), log.read]).toEqual([0, 1, 0]);
  });

  it('is answered as any other when the stream is there already', async () => {
    const log = new MemoryEventLog();
    await assign(open(log), {});
    const refused = { ok: false, refusal: { kind: 'rejected', rejection: { tag: 'assignment-already-exists', facts: { assignmentId: DUTY } } } };
    expect([await assign(open(log, 1), {}), await assign(open(log, 2), { begins: true })]).toEqual([refused, refused]);
    expect(await log.streamRevision(STREAM)).toBe(0);
  });

  it('is not refused for what a stream would be that nobody has read', async () => {
    const log = new MemoryEventLog();
    await assign(open(log), {});
    const job: Partial<AssignmentJob> = { begins: true, refusalOf: ({ terms }) => (terms === null ? { kind: 'not-found' } : null), commandFor: () => ({ type: 'WithdrawAssignment', basis: 'QĐ 1' }) };
    expect(revisionOf(await assign(open(log, 1), job))).toBe(1);
  });

  it('has nothing to look for where its stream was begun', async () => {
    const log = new WatchedLog();
    const house = open(log);
    const answers = [await sendDirective(house, '1'), await sendDirective(house, '2'), await sendDirective(open(log, 1), '3')];
    expect([answers.map((answer) => answer.ok && answer.receipt.recorded), log.read]).toEqual([[1, 0, 0], 2]); // the other program reads what kept it from beginning it, and whether that was this command
  });

  it('gets its first answer when it comes again', async () => {
    const log = new MemoryEventLog();
    const first = await assign(open(log), { begins: true }, true);
    const again = await assign(open(log, 1), { begins: true }, true);
    expect([first.ok && first.receipt.repeated, again]).toEqual([false, { ok: true, receipt: { ...(first.ok && first.receipt), repeated: true } }]);
  });
});

describe('a stream that a program begins where nobody else writes', () => {
  it('is not read first, likely or not', async () => {
    const log = Object.assign(new WatchedLog(), { singleWriter: true });
    expect([revisionOf(await assign(open(log), {})), log.read]).toEqual([0, 0]);
    expect([revisionOf(await acknowledge(open(log, 1))), log.read]).toEqual([1, 1]);
  });
});
