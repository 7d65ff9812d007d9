import { afterEach, describe, expect, it } from '@jest/globals';
import { ActOnAssignment, ActOnDirective, ActOnOrganisation, ActOnPerson, ActOnPersonHandler, ActOnPositions, ActOnPositionsHandler, decodeEvent, DIRECTIVE, directiveStream, DutiesOfLeavers, examineLog, handlingStream, PassDuty, PassDutyHandler, type CommandAnswer, type CommandReceipt } from '#libs/application';
import { bodyId, directiveId, localDate, type ActorId, type AssignmentId, type Role } from '#libs/domain';
import { contextOf, MemoryCredentialStore, MemoryPersonVault, specimenContent, SPECIMEN_REGISTER_EVENTS, testActor, TestApplication } from '#libs/testing';

let house: TestApplication;
afterEach(() => house.close());

const BODY = bodyId('ban-tuyen-giao');
const receiptOf = (answer: CommandAnswer): CommandReceipt => {
  if (!answer.ok) throw new Error(JSON.stringify(answer.refusal));
  return answer.receipt;
};
const administrator = contextOf('vptu', { actor: testActor('vptu', ['administrator']) });
const pass = (assignmentId: AssignmentId, person: ActorId, context = contextOf(BODY)) => new PassDutyHandler(house.core).execute(new PassDuty(assignmentId, person, context));
const handled = async () => (await house.log.readStream(handlingStream(BODY))).map((event) => decodeEvent(event).event);

async function personIn(body: string, role: Role, validUntil: string | null = null): Promise<ActorId> {
  const vault = new MemoryPersonVault();
  const data = { name: 'Người Thứ Mấy', email: null, phone: null };
  const person = receiptOf(await new ActOnPersonHandler(house.core, vault, new MemoryCredentialStore()).execute(new ActOnPerson({ type: 'EnterPerson', account: null, data }, administrator))).id as ActorId;
  const terms = { person, body: bodyId(body), role, validFrom: localDate('2021-11-15'), validUntil: validUntil === null ? null : localDate(validUntil), basis: 'QĐ 1' };
  receiptOf(await new ActOnPositionsHandler(house.core, vault).execute(new ActOnPositions({ type: 'AppointPerson', ...terms }, administrator)));
  return person;
}

/** The duties of the body, and somebody else's. */
async function duties(): Promise<{ readonly own: readonly AssignmentId[]; readonly others: AssignmentId }> {
  house = new TestApplication();
  for (const event of SPECIMEN_REGISTER_EVENTS) {
    if (event.type === 'BodiesRegistered') receiptOf(await house.send(new ActOnOrganisation({ type: 'RegisterBodies', bodies: event.data.bodies }, administrator)));
    if (event.type === 'GroupDefined') receiptOf(await house.send(new ActOnOrganisation({ type: 'DefineGroup', ...event.data }, administrator)));
  }
  const { directiveId: _derived, ...content } = specimenContent();
  const { id } = receiptOf(await house.send(new ActOnDirective(null, { type: 'DraftDirective', content }, contextOf('btv-tinh-uy'))));
  receiptOf(await house.send(new ActOnDirective(directiveId(id), { type: 'IssueDirective' }, contextOf('btv-tinh-uy'))));
  await house.settle();
  const { planned } = await house.core.stateOf(DIRECTIVE, directiveStream(directiveId(id)));
  const own = planned.filter(({ leadBody }) => leadBody === BODY).map(({ assignmentId }) => assignmentId as AssignmentId);
  return { own, others: planned.find(({ leadBody }) => leadBody !== BODY)?.assignmentId as AssignmentId };
}

describe('passing a duty to a person', () => {
  it('is for who leads it, to somebody who holds a position there', async () => {
    const { own, others } = await duties();
    const [duty] = own as readonly [AssignmentId];
    const [officer, stranger] = [await personIn(BODY, 'officer'), await personIn('ban-to-chuc', 'officer')];
    expect(receiptOf(await pass(duty, officer))).toMatchObject({ id: duty, stream: handlingStream(BODY) });
    expect(await pass(duty, officer)).toMatchObject({ ok: false, refusal: { rejection: { tag: 'handling-already-with-person' } } });
    expect(await pass(duty, stranger)).toMatchObject({ ok: false, refusal: { rejection: { tag: 'handling-person-not-of-body', facts: { person: stranger } } } });
    expect(await pass(others, officer)).toMatchObject({ ok: false, refusal: { kind: 'forbidden', mayKnow: true } }); // it has a part in it
    expect(await pass(duty, officer, contextOf(BODY, { actor: testActor(BODY, ['approver']) }))).toMatchObject({ ok: false, refusal: { kind: 'forbidden' } });
    receiptOf(await house.send(new ActOnAssignment(duty, { type: 'WithdrawAssignment', basis: 'CV 1' }, contextOf('btv-tinh-uy'))));
    expect(await pass(duty, stranger)).toMatchObject({ ok: false, refusal: { rejection: { tag: 'handling-duty-over' } } });
  });
});

describe('when a person leaves', () => {
  it('their open duties move to the head, one event each, on the day the position ends; once', async () => {
    const { own } = await duties();
    const [duty] = own as readonly [AssignmentId];
    const [officer, head] = [await personIn(BODY, 'officer', '2021-12-01'), await personIn(BODY, 'head')];
    for (const each of own) receiptOf(await pass(each, officer));
    const leavers = new DutiesOfLeavers(house.core, house.clock);
    expect(await leavers.move()).toBe(0);
    house.clock.setDay('2021-11-30');
    expect(await leavers.move()).toBe(0);
    house.clock.setDay('2021-12-01');
    expect([await leavers.move(), await leavers.move(), await new DutiesOfLeavers(house.core, house.clock).move()]).toEqual([own.length, 0, 0]);
    expect((await handled()).slice(own.length)).toEqual(own.map((assignmentId) => ({ type: 'DutyMovedToHead', data: { assignmentId, from: officer, to: head } })));
    expect(duty).toBe(own[0]);
    expect((await examineLog(house.log)).complaints).toEqual([]);
  });

  it('what is over stays where it was, and without a head the rest is with nobody in particular', async () => {
    const { own } = await duties();
    const [duty] = own as readonly [AssignmentId];
    const officer = await personIn(BODY, 'officer', '2021-12-01');
    receiptOf(await pass(duty, officer));
    receiptOf(await house.send(new ActOnAssignment(duty, { type: 'WithdrawAssignment', basis: 'CV 1' }, contextOf('btv-tinh-uy'))));
    house.clock.setDay('2021-12-01');
    expect(await new DutiesOfLeavers(house.core, house.clock).move()).toBe(0);
    expect((await handled()).map(({ type }) => type)).toEqual(['DutyPassed']);
  });
});
