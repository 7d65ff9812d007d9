import { afterEach, describe, expect, it } from '@jest/globals';
import {
  ActOnAssignment, ActOnDirective, ActOnOrganisation, ASSIGNMENT, assignmentStream, decodeEvent, DIRECTIVE, directiveStream, DueHandOvers, START,
  type AppendOutcome, type AssignmentIntent, type CommandAnswer, type CommandReceipt, type NewEvent,
} from '#libs/application'; // prettier-ignore
import { MemoryEventLog } from '#libs/adapters/event-log-memory';
import { assignmentId, bodyId, directiveId, localDate, type AssignmentId, type DirectiveId, type OrganisationCommand } from '#libs/domain';
import { actOf, appendPast, bodyEntry, contextOf, ManualClock, MemoryProcessCheckpoints, specimenContent, SPECIMEN_REGISTER_EVENTS, testActor, TestApplication, type TestApplicationOptions } from '#libs/testing';

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
const administrator = contextOf('vptu', { actor: testActor('vptu', ['administrator']) });
const basis = 'QĐ 01-QĐ/TU';
const change = async (house: TestApplication, intent: OrganisationCommand) => receiptOf(await house.send(new ActOnOrganisation(intent, administrator)));
const act = async (house: TestApplication, body: string, duty: AssignmentId, intent: AssignmentIntent) => receiptOf(await house.send(new ActOnAssignment(duty, intent, contextOf(body))));
const merger = (on: string): OrganisationCommand => ({
  type: 'SucceedBodies', predecessors: ['ban-tuyen-giao', 'ban-dan-van'].map(bodyId), successors: [bodyId('ban-tgdv')], newBodies: [bodyEntry('ban-tgdv', { name: 'Ban Tuyên giáo và Dân vận', from: localDate(on) })],
  on: localDate(on), basis, keeper: null, allotment: [],
});

/** The specimen directive issued and settled; its planned duties by lead. */
async function issued(house: TestApplication): Promise<{ readonly directive: DirectiveId; readonly dutyOf: (lead: string) => AssignmentId }> {
  for (const event of SPECIMEN_REGISTER_EVENTS) {
    if (event.type === 'BodiesRegistered') await change(house, { type: 'RegisterBodies', bodies: event.data.bodies });
    if (event.type === 'GroupDefined') await change(house, { type: 'DefineGroup', ...event.data });
  }
  const { directiveId: _derived, ...content } = specimenContent();
  const { id } = receiptOf(await house.send(new ActOnDirective(null, { type: 'DraftDirective', content }, contextOf('btv-tinh-uy'))));
  receiptOf(await house.send(new ActOnDirective(directiveId(id), { type: 'IssueDirective' }, contextOf('btv-tinh-uy'))));
  await house.settle();
  const { planned } = await house.core.stateOf(DIRECTIVE, directiveStream(directiveId(id)));
  return { directive: directiveId(id), dutyOf: (lead) => planned.find(({ leadBody }) => leadBody === lead)?.assignmentId ?? assignmentId('none') };
}

const partiesOf = async (house: TestApplication, duty: AssignmentId) => {
  const { terms, participants, status, currentDue, acknowledgedAt } = await house.core.stateOf(ASSIGNMENT, assignmentStream(duty));
  return { lead: terms?.leadBody, issuer: terms?.issuer, confirming: terms?.confirmingBody, supervising: terms?.supervisingBody, beside: participants.map(({ body }) => body), status, due: currentDue, acknowledged: acknowledgedAt !== null };
};
const handedOver = async (house: TestApplication): Promise<readonly string[]> => {
  const events = await house.log.readAll(START, 100_000);
  return events.map(decodeEvent).flatMap(({ event, stream }) => (event.type === 'AssignmentHandedOver' ? [`${stream} ${event.data.as} ${event.data.from} → ${event.data.to}`] : []));
};

describe('what does not move: directives and finished duties of bodies that are no more (R11)', () => {
  const refused = async (answer: Promise<CommandAnswer>): Promise<unknown> => {
    const got = await answer;
    return got.ok ? 'done' : got.refusal.kind === 'rejected' ? got.refusal.rejection.tag : got.refusal.kind;
  };
  const into = (successor: string, ...predecessors: string[]): OrganisationCommand => ({
    type: 'SucceedBodies', predecessors: predecessors.map(bodyId), successors: [bodyId(successor)], newBodies: [bodyEntry(successor, { from: localDate('2025-02-03') })], on: localDate('2025-02-03'), basis, keeper: null, allotment: [],
  });
  /** Somebody of `body` acts for `ended`, as a session would let them. */
  const forEnded = (body: string, ended: string) => contextOf(body, { actor: { ...testActor(body), delegations: [{ from: bodyId(ended), validFrom: localDate('2025-02-03'), validTo: null }] }, actingFor: bodyId(ended) });
  /** IV.4, led by Ban Tuyên giáo, confirmed by `confirming`, accepted before the merger. */
  async function done(house: TestApplication): Promise<{ readonly directive: DirectiveId; readonly duty: AssignmentId; readonly confirming: string; readonly revision: number }> {
    const { directive, dutyOf } = await issued(house);
    const duty = dutyOf('ban-tuyen-giao');
    const { terms, participants } = await house.core.stateOf(ASSIGNMENT, assignmentStream(duty));
    const confirming = terms?.confirmingBody ?? '';
    expect(participants.some(({ body }) => body === confirming)).toBe(false);
    await act(house, 'ban-tuyen-giao', duty, { type: 'AcknowledgeAssignment', receiptNumber: null, note: null });
    await act(house, 'ban-tuyen-giao', duty, { type: 'SubmitResult', outputs: ['BC'], note: null });
    const { revision } = await act(house, confirming, duty, { type: 'AcceptResult', note: null });
    return { directive, duty, confirming, revision };
  }

  it('a directive is concluded or withdrawn by whoever carries on its issuer, and by nobody else', async () => {
    const house = open();
    const { directive } = await done(house);
    house.clock.setDay('2025-02-03');
    await change(house, into('btv-thanh-uy', 'btv-tinh-uy'));
    await house.settle();
    const conclude = (context: ReturnType<typeof contextOf>) => refused(house.send(new ActOnDirective(directive, { type: 'ConcludeDirective', basis: 'hết hạn' }, context)));
    expect(await conclude(contextOf('btv-thanh-uy'))).toBe('forbidden');
    expect(await conclude(contextOf('ban-to-chuc'))).toBe('forbidden');
    expect(await conclude(contextOf('ban-to-chuc', { actingFor: bodyId('btv-tinh-uy') }))).toBe('forbidden');
    expect(await conclude(forEnded('btv-thanh-uy', 'btv-tinh-uy'))).toBe('done');
  });

  const judgements = (closing: number, acceptance: number): readonly AssignmentIntent[] => [
    { type: 'CloseAssignment', note: null }, { type: 'CorrectAct', act: 'closure', revision: closing, reason: 'nhầm' }, { type: 'CorrectAct', act: 'acceptance', revision: acceptance, reason: 'nhầm' },
  ]; // prettier-ignore

  it('a finished duty is judged by whoever carries on its confirming body', async () => {
    const house = open();
    const { duty, confirming, revision } = await done(house);
    house.clock.setDay('2025-02-03');
    await change(house, into('noi-moi', confirming));
    await house.settle();
    expect((await partiesOf(house, duty)).confirming).toBe(confirming);
    const told: unknown[] = [];
    for (const intent of judgements(revision + 1, revision)) told.push(await refused(house.send(new ActOnAssignment(duty, intent, forEnded('noi-moi', confirming)))));
    expect([told, await refused(house.send(new ActOnAssignment(duty, { type: 'CloseAssignment', note: null }, contextOf('noi-moi'))))]).toEqual([['done', 'done', 'done'], 'forbidden']);
  });

  it('a finished duty whose lead and confirming body became one is closed by another body, once and on record (R12)', async () => {
    const house = open();
    const { duty, confirming, revision } = await done(house);
    house.clock.setDay('2025-02-03');
    await change(house, into('noi-moi', confirming, 'ban-tuyen-giao'));
    await house.settle();
    const { confirming: other, lead, status } = await partiesOf(house, duty);
    expect([[confirming, 'ban-tuyen-giao', 'noi-moi'].includes(String(other)), lead, status]).toEqual([false, 'ban-tuyen-giao', 'accepted']);
    expect((await handedOver(house)).filter((line) => line.startsWith(`assignment-${duty} `))).toEqual([`assignment-${duty} confirming ${confirming} → ${other}`]);
    for (const intent of judgements(revision + 2, revision)) expect(await refused(house.send(new ActOnAssignment(duty, intent, forEnded('noi-moi', confirming))))).not.toBe('done');
    const told: unknown[] = [];
    for (const intent of judgements(revision + 2, revision)) told.push(await refused(house.send(new ActOnAssignment(duty, intent, contextOf(String(other))))));
    await house.settle();
    // Taken back, the duty is open again, and its lead is whoever carries on the one that did the work.
    expect([told, (await partiesOf(house, duty)).lead]).toEqual([['done', 'done', 'done'], 'noi-moi']);
  });
});

describe('a merger on record', () => {
  it('moves the open duties the day it is recorded, and nobody confirms their own work', async () => {
    const house = open();
    const { dutyOf } = await issued(house);
    const duty = dutyOf('ban-tuyen-giao');
    await act(house, 'ban-tuyen-giao', duty, { type: 'AcknowledgeAssignment', receiptNumber: null, note: null });
    const before = await partiesOf(house, duty);
    house.clock.setDay('2025-02-03');
    await change(house, merger('2025-02-03'));
    await house.settle();
    expect(await partiesOf(house, duty)).toEqual({ ...before, lead: 'ban-tgdv', beside: ['dang-doan-ldld'], supervising: 'vptu' });
    expect(await house.send(new ActOnAssignment(duty, { type: 'ReportProgress', percent: 1, note: 'x', obstacles: null }, contextOf('ban-tuyen-giao')))).toMatchObject({ ok: false });
    await act(house, 'ban-tgdv', duty, { type: 'ReportProgress', percent: 60, note: 'tiếp tục', obstacles: null });
  });

  it('is made up for where a body of an older log ended with nobody named: its duties move when somebody is', async () => {
    const house = open();
    const { dutyOf } = await issued(house);
    const duty = dutyOf('ban-tuyen-giao');
    await appendPast(house.log, [{ stream: 'organisation-register', event: { type: 'BodyEnded', data: { bodyId: bodyId('ban-tuyen-giao'), lastDay: localDate('2025-01-31'), basis } }, act: actOf('vptu', '2025-01-20') }]);
    house.clock.setDay('2025-02-03');
    const order: OrganisationCommand = { type: 'OrderHandOver', bodyId: bodyId('ban-tuyen-giao'), keeper: bodyId('ban-to-chuc'), allotment: [], basis };
    expect(await house.send(new ActOnOrganisation(order, contextOf('ban-to-chuc', { actor: testActor('ban-to-chuc', ['head']) })))).toMatchObject({ ok: false, refusal: { kind: 'forbidden' } });
    receiptOf(await house.send(new ActOnOrganisation(order, contextOf('vptu', { actor: testActor('vptu', ['supervising-officer']) }))));
    await house.settle();
    expect((await partiesOf(house, duty)).lead).toBe('ban-to-chuc');
    expect((await handedOver(house)).filter((line) => line.includes(`${duty} lead`))).toEqual([`assignment-${duty} lead ban-tuyen-giao → ban-to-chuc`]);
  });

  it('waits for its day, comes about though the program was down then, and once', async () => {
    const house = open();
    const { dutyOf } = await issued(house);
    const due = new DueHandOvers(house.core, house.clock);
    await change(house, merger('2025-02-03'));
    await house.settle();
    house.clock.setDay('2025-02-02');
    expect([await due.begin(), await handedOver(house)]).toEqual([0, []]);
    house.clock.setDay('2025-02-10');
    expect([await due.begin(), await due.begin()]).toEqual([1, 0]);
    await house.settle();
    expect((await partiesOf(house, dutyOf('ban-tuyen-giao'))).lead).toBe('ban-tgdv');
    expect(new Set(await handedOver(house)).size).toBe((await handedOver(house)).length);
  });

  it('loses nothing and does nothing twice when the program dies between any two acts of hand-over', async () => {
    const whole = open();
    await issued(whole);
    whole.clock.setDay('2025-02-03');
    await change(whole, merger('2025-02-03'));
    await whole.settle();
    const expected = [...(await handedOver(whole))].toSorted();
    expect(expected.length).toBeGreaterThan(2);
    for (let survives = 0; survives <= expected.length; survives++) {
      let left = Number.POSITIVE_INFINITY;
      class DyingLog extends MemoryEventLog {
        override append(stream: string, expectedRevision: number, events: readonly NewEvent[]): Promise<AppendOutcome> {
          if (stream.startsWith('assignment-') && left-- <= 0) return Promise.resolve({ kind: 'unknown', cause: 'time-out' });
          return super.append(stream, expectedRevision, events);
        }
      }
      const log = new DyingLog();
      const checkpoints = new MemoryProcessCheckpoints();
      const first = open({ log, checkpoints });
      await issued(first);
      first.clock.setDay('2025-02-03');
      await first.runner.stop();
      await change(first, merger('2025-02-03'));
      left = survives;
      first.runner.start();
      await new Promise((resolve) => setTimeout(resolve, 10));
      await first.runner.stop();
      left = Number.POSITIVE_INFINITY;
      const second = open({ log, checkpoints, clock: ManualClock.on('2025-02-04') });
      await second.settle();
      expect([...(await handedOver(second))].toSorted()).toEqual(expected);
    }
  });

  it('lets an amendment reach duties whose issuer became another body', async () => {
    const house = open();
    const { directive, dutyOf } = await issued(house);
    house.clock.setDay('2025-01-01');
    await change(house, {
      type: 'SucceedBodies', predecessors: [bodyId('btv-tinh-uy')], successors: [bodyId('btv-thanh-uy')], newBodies: [bodyEntry('btv-thanh-uy', { name: 'Ban Thường vụ Thành ủy', from: localDate('2025-01-01') })],
      on: localDate('2025-01-01'), basis, keeper: null, allotment: [],
    });
    await house.settle();
    const duty = dutyOf('ban-tuyen-giao');
    expect((await partiesOf(house, duty)).issuer).toBe('btv-thanh-uy');
    receiptOf(await house.send(new ActOnDirective(directive, { type: 'WithdrawDirective', basis: 'thay thế' }, contextOf('btv-tinh-uy'))));
    await house.settle();
    expect((await partiesOf(house, duty)).status).toBe('withdrawn');
  });
});

describe('parts of a duty', () => {
  it('follow the new lead of their parent: it issues, confirms and stands above them', async () => {
    const house = open();
    const { dutyOf } = await issued(house);
    const duty = dutyOf('ban-tuyen-giao');
    await act(house, 'ban-tuyen-giao', duty, { type: 'AcknowledgeAssignment', receiptNumber: null, note: null });
    const part = { type: 'HandDownPart', body: bodyId('ban-to-chuc'), mode: 'do', summary: 'phần', expectedOutputs: [], deadlines: [], partsCompletion: { by: 'lead-report' } } as const;
    const { id } = await act(house, 'ban-tuyen-giao', duty, part);
    await house.settle();
    house.clock.setDay('2025-02-03');
    await change(house, merger('2025-02-03'));
    await house.settle();
    expect(await partiesOf(house, assignmentId(id))).toMatchObject({ lead: 'ban-to-chuc', issuer: 'ban-tgdv', confirming: 'ban-tgdv' });
    const { terms } = await house.core.stateOf(ASSIGNMENT, assignmentStream(assignmentId(id)));
    expect(terms?.parent?.chain).toEqual(['ban-tgdv']);
  });
});
