import { afterEach, describe, expect, it } from '@jest/globals';
import { ActOnAssignment, ActOnDirective, ActOnOrganisation, ASSIGNMENT, assignmentStream, decodeEvent, DIRECTIVE, directiveStream, PastMergers, START, type AssignmentIntent, type CommandAnswer, type CommandReceipt } from '#libs/application';
import { MemoryEventLog } from '#libs/adapters/event-log-memory';
import { assignmentId, bodyId, directiveId, localDate, type AssignmentId, type OrganisationCommand } from '#libs/domain';
import { bodyEntry, contextOf, ManualClock, MemoryProcessCheckpoints, specimenContent, SPECIMEN_REGISTER_EVENTS, testActor, TestApplication, type TestApplicationOptions } from '#libs/testing';

const houses: TestApplication[] = [];
function open(options: TestApplicationOptions): TestApplication {
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
const change = async (house: TestApplication, intent: OrganisationCommand) => receiptOf(await house.send(new ActOnOrganisation(intent, contextOf('vptu', { actor: testActor('vptu', ['administrator']) }))));
const act = async (house: TestApplication, body: string, duty: AssignmentId, intent: AssignmentIntent) => receiptOf(await house.send(new ActOnAssignment(duty, intent, contextOf(body))));
const DAY = localDate('2025-02-03');

/** A log in which the lead of an accepted duty and whoever confirmed it became one, written by a program that did nothing about it. */
async function olderLog(log: MemoryEventLog, checkpoints: MemoryProcessCheckpoints): Promise<AssignmentId> {
  const house = open({ log, checkpoints, clock: ManualClock.on('2021-11-15') });
  for (const event of SPECIMEN_REGISTER_EVENTS) {
    if (event.type === 'BodiesRegistered') await change(house, { type: 'RegisterBodies', bodies: event.data.bodies });
    if (event.type === 'GroupDefined') await change(house, { type: 'DefineGroup', ...event.data });
  }
  const { directiveId: _derived, ...content } = specimenContent();
  const { id } = receiptOf(await house.send(new ActOnDirective(null, { type: 'DraftDirective', content }, contextOf('btv-tinh-uy'))));
  receiptOf(await house.send(new ActOnDirective(directiveId(id), { type: 'IssueDirective' }, contextOf('btv-tinh-uy'))));
  await house.settle();
  const { planned } = await house.core.stateOf(DIRECTIVE, directiveStream(directiveId(id)));
  const duty = planned.find(({ leadBody }) => leadBody === 'ban-tuyen-giao')?.assignmentId ?? assignmentId('none');
  const { terms } = await house.core.stateOf(ASSIGNMENT, assignmentStream(duty));
  const confirming = terms?.confirmingBody ?? bodyId('none');
  await act(house, 'ban-tuyen-giao', duty, { type: 'AcknowledgeAssignment', receiptNumber: null, note: null });
  await act(house, 'ban-tuyen-giao', duty, { type: 'SubmitResult', outputs: ['BC'], note: null });
  await act(house, confirming, duty, { type: 'AcceptResult', note: null });
  await house.settle();
  await house.runner.stop();
  house.clock.setDay(DAY);
  await change(house, { type: 'SucceedBodies', predecessors: [confirming, bodyId('ban-tuyen-giao')], successors: [bodyId('noi-moi')], newBodies: [bodyEntry('noi-moi', { from: DAY })], on: DAY, basis: 'QĐ 01-QĐ/TU', keeper: null, allotment: [] });
  checkpoints.save('processes', await log.head());
  return duty;
}

const handOversOf = async (log: MemoryEventLog) => (await log.readAll(START, 100_000)).map(decodeEvent).flatMap(({ event, stream, metadata }) => (event.type === 'AssignmentHandedOver' ? [{ stream, ...event.data, occurredOn: metadata.act.occurredOn }] : []));

describe('a log in which bodies merged before anybody looked at who confirms', () => {
  it('is looked through when the program begins, once: the duty is closed by another body, which may', async () => {
    const [log, checkpoints] = [new MemoryEventLog(), new MemoryProcessCheckpoints()];
    const duty = await olderLog(log, checkpoints);
    const now = open({ log, checkpoints, clock: ManualClock.on('2025-06-02') });
    await now.settle();
    expect(await handOversOf(log)).toEqual([]);
    const past = () => new PastMergers(log, now.core, now.clock, checkpoints);
    expect(await past().recheck(now.runner.position)).toBe(1);
    const moved = await handOversOf(log);
    expect(moved).toMatchObject([{ stream: `assignment-${duty}`, as: 'confirming', why: 'separation-of-duty', occurredOn: DAY }]);
    const to = moved[0]?.to ?? '';
    await act(now, to, duty, { type: 'CloseAssignment', note: null });
    expect([await past().recheck(now.runner.position), (await handOversOf(log)).length]).toEqual([0, 1]);
  });

  it('is looked through again to no effect when it is not known how far that had come', async () => {
    const [log, checkpoints] = [new MemoryEventLog(), new MemoryProcessCheckpoints()];
    await olderLog(log, checkpoints);
    const now = open({ log, checkpoints, clock: ManualClock.on('2025-06-02') });
    await now.settle();
    const again = () => new PastMergers(log, now.core, now.clock, new MemoryProcessCheckpoints()).recheck(now.runner.position);
    expect([await again(), await again(), (await handOversOf(log)).length]).toEqual([1, 0, 1]);
  });

  it('is left to the processes where they have yet to hear of the change', async () => {
    const [log, checkpoints] = [new MemoryEventLog(), new MemoryProcessCheckpoints()];
    await olderLog(log, checkpoints);
    const now = open({ log, checkpoints, clock: ManualClock.on('2025-06-02') });
    expect(await new PastMergers(log, now.core, now.clock, new MemoryProcessCheckpoints()).recheck(START)).toBe(0);
    expect(await handOversOf(log)).toEqual([]);
  });
});
