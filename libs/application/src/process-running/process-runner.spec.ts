import { afterEach, describe, expect, it } from '@jest/globals';
import {
  ActOnDirective, ActOnOrganisation, decodeEvent, DIRECTIVE, directiveStream, START, type AppendOutcome, type CommandAnswer, type CommandReceipt, type NewEvent,
} from '#libs/application';
import { MemoryEventLog } from '#libs/adapters/event-log-memory';
import { bodyId, directiveId, localDate, type BodyEntry, type BodyId } from '#libs/domain';
import {
  contextOf, ManualClock, MemoryProcessCheckpoints, specimenContent, SPECIMEN_REGISTER_EVENTS, testActor, TestApplication, type TestApplicationOptions,
} from '#libs/testing';

const houses: TestApplication[] = [];
function open(options: TestApplicationOptions = {}): TestApplication {
  const house = new TestApplication(options);
  houses.push(house);
  return house;
}
afterEach(async () => {
  for (const house of houses.splice(0)) await house.close();
});

const receiptOf = (answer: CommandAnswer): CommandReceipt => {
  if (!answer.ok) throw new Error(JSON.stringify(answer.refusal));
  return answer.receipt;
};

/** Issues the specimen directive; `districts` more bodies join the group that leads its first task. */
async function issue(house: TestApplication, districts = 0): Promise<CommandReceipt> {
  const administrator = contextOf('btv-tinh-uy', { actor: testActor('btv-tinh-uy', ['administrator']) });
  for (const event of SPECIMEN_REGISTER_EVENTS) {
    if (event.type === 'BodiesRegistered') receiptOf(await house.send(new ActOnOrganisation({ type: 'RegisterBodies', bodies: event.data.bodies }, administrator)));
    if (event.type === 'GroupDefined') receiptOf(await house.send(new ActOnOrganisation({ type: 'DefineGroup', ...event.data }, administrator)));
  }
  const more = Array.from({ length: districts }, (_, index): BodyEntry => ({
    bodyId: bodyId(`huyen-uy-${index}`), kind: 'districtPartyCommittee', level: 'district', parentId: bodyId('btv-tinh-uy'), name: `Huyện ủy ${index}`, external: false,
    from: localDate('2000-01-01'),
  }));
  if (more.length > 0) receiptOf(await house.send(new ActOnOrganisation({ type: 'RegisterBodies', bodies: more }, administrator)));
  const { directiveId: _derived, ...content } = specimenContent();
  const { id } = receiptOf(await house.send(new ActOnDirective(null, { type: 'DraftDirective', content }, contextOf('btv-tinh-uy'))));
  return receiptOf(await house.send(new ActOnDirective(directiveId(id), { type: 'IssueDirective' }, contextOf('btv-tinh-uy'))));
}

const typesIn = async (house: TestApplication): Promise<Record<string, number>> => {
  const counts: Record<string, number> = {};
  for (const logged of await house.log.readAll(START, 100_000)) {
    const { type } = decodeEvent(logged).event;
    counts[type] = (counts[type] ?? 0) + 1;
  }
  return counts;
};

/** Counts how many appends are on their way at the same time; each takes a turn of the event loop, as a group commit does. */
class SlowLog extends MemoryEventLog {
  atOnce = 0;
  most = 0;

  override async append(stream: string, expectedRevision: number, events: readonly NewEvent[]): Promise<AppendOutcome> {
    this.atOnce += 1;
    this.most = Math.max(this.most, this.atOnce);
    await new Promise((resolve) => setTimeout(resolve, 1));
    this.atOnce -= 1;
    return super.append(stream, expectedRevision, events);
  }
}

describe('the runner of processes', () => {
  it('fans a directive out at the same time, and tells when it is done', async () => {
    const log = new SlowLog();
    const house = open({ log });
    const { position } = await issue(house, 200);
    house.runner.start();
    await house.runner.caughtUpTo(position);
    expect(await typesIn(house)).toMatchObject({ TaskAssigned: 204, DirectiveSent: 204 });
    expect(log.most).toBeGreaterThanOrEqual(200);
  });

  it('does nothing twice when it dies before the checkpoint', async () => {
    const log = new MemoryEventLog();
    const first = open({ log });
    await issue(first);
    await first.settle();
    const before = await typesIn(first);
    await first.runner.stop();
    const heard: string[] = [];
    const second = open({ log, checkpoints: new MemoryProcessCheckpoints(), clock: ManualClock.on('2021-11-20'), observer: { carriedOut: (_process, _stream, recorded) => heard.push(String(recorded)) } });
    await second.settle();
    expect(await typesIn(second)).toEqual(before);
    expect(heard).toEqual(Array.from({ length: 8 }, () => '0'));
  });

  it('carries on where it died in the middle of a fan-out', async () => {
    let left = 3;
    class DyingLog extends MemoryEventLog {
      override append(stream: string, expectedRevision: number, events: readonly NewEvent[]): Promise<AppendOutcome> {
        if (stream.startsWith('assignment-') || stream.startsWith('receipt-')) left -= 1;
        return left < 0 ? Promise.reject(new Error('killed')) : super.append(stream, expectedRevision, events);
      }
    }
    const log = new DyingLog();
    const faults: unknown[] = [];
    const checkpoints = new MemoryProcessCheckpoints();
    const first = open({ log, checkpoints, observer: { faulted: (error) => faults.push(error) } });
    await issue(first);
    first.runner.start();
    await new Promise((resolve) => setTimeout(resolve, 20));
    await first.runner.stop();
    expect(faults.length).toBeGreaterThan(0);
    expect(await typesIn(first)).toMatchObject({ DirectiveSent: 3 });
    left = Number.POSITIVE_INFINITY;
    const second = open({ log, checkpoints, clock: ManualClock.on('2021-11-18') });
    await second.settle();
    expect(await typesIn(second)).toMatchObject({ DirectiveSent: 4, TaskAssigned: 4 });
  });

  it('tries again by itself when the log could not be written for a while', async () => {
    let failures = 3;
    class FlakyLog extends MemoryEventLog {
      override append(stream: string, expectedRevision: number, events: readonly NewEvent[]): Promise<AppendOutcome> {
        if (stream.startsWith('assignment-') && failures-- > 0) return Promise.resolve({ kind: 'unknown', cause: 'time-out' });
        return super.append(stream, expectedRevision, events);
      }
    }
    const house = open({ log: new FlakyLog() });
    await issue(house);
    await house.settle();
    expect(await typesIn(house)).toMatchObject({ TaskAssigned: 4 });
  });

  it('withdraws the duties of a withdrawn directive', async () => {
    const house = open();
    const { id } = await issue(house);
    await house.settle();
    receiptOf(await house.send(new ActOnDirective(directiveId(id), { type: 'WithdrawDirective', basis: 'thay thế' }, contextOf('btv-tinh-uy'))));
    await house.settle();
    expect(await typesIn(house)).toMatchObject({ AssignmentWithdrawn: 4 });
  });

  it('acts in its own name, dated as the act that caused it, also when it runs days later', async () => {
    const house = open();
    const { id } = await issue(house);
    house.clock.setDay('2021-11-20');
    await house.settle();
    const { planned } = await house.core.stateOf(DIRECTIVE, directiveStream(directiveId(id)));
    const [assigned] = await house.log.readStream(`assignment-${planned[0]?.assignmentId}`);
    const { act } = decodeEvent(assigned as NonNullable<typeof assigned>).metadata;
    expect({ ...act, recordedAt: new Date(act.recordedAt).toISOString() }).toEqual({
      recordedAt: '2021-11-20T01:00:00.000Z', occurredOn: '2021-11-15', lateEntryBasis: 'process:fan-out-issued-directive', actor: 'process:fan-out-issued-directive',
      body: 'btv-tinh-uy' as BodyId, actingFor: null,
    });
  });

  it('names what it ignores', async () => {
    const ignored: string[] = [];
    const house = open({ observer: { ignored: (process, _event, reason) => ignored.push(`${process}: ${reason}`) } });
    await issue(house);
    await house.settle();
    expect([...new Set(ignored)].toSorted()).toEqual([
      'hand-over-duties: nothing-to-hand-over',
      'release-unused-number: number-in-use',
      'send-directive-to-late-lead: planned-with-the-directive',
      'withdraw-late-lead-of-withdrawn-directive: planned-with-the-directive',
    ]);
  });
});
