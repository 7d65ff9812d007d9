import { afterEach, describe, expect, it } from '@jest/globals';
import { ActOnAssignment, ActOnDelegations, ActOnDelegationsHandler, ActOnDirective, ActOnOrganisation, decodeEvent, DELEGATION_STREAM, DelegationsInForce, DIRECTIVE, directiveStream, type CommandAnswer, type CommandReceipt } from '#libs/application';
import { actorId, bodyId, directiveId, localDate, type Actor, type AssignmentId } from '#libs/domain';
import { bodyEntry, contextOf, specimenContent, SPECIMEN_REGISTER_EVENTS, testActor, TestApplication } from '#libs/testing';

let house: TestApplication;
afterEach(() => house.close());

const receiptOf = (answer: CommandAnswer): CommandReceipt => {
  if (!answer.ok) throw new Error(JSON.stringify(answer.refusal));
  return answer.receipt;
};
const administrator = contextOf('vptu', { actor: testActor('vptu', ['administrator']) });
const intent = {
  type: 'DelegatePower', from: { body: bodyId('ban-tuyen-giao'), position: null }, to: { body: bodyId('ban-to-chuc'), position: null },
  validFrom: localDate('2021-11-16'), validUntil: localDate('2021-11-20'), actions: null, basis: 'Giấy ủy quyền 1',
} as const;
const delegations = () => new ActOnDelegationsHandler(house.core);
const inForce = async (body: string): Promise<Actor> => {
  const book = new DelegationsInForce(house.core, house.clock);
  await book.refresh();
  const person = testActor(body);
  return { ...person, delegations: book.of(person) };
};

async function issued(): Promise<AssignmentId> {
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
  return planned.find(({ leadBody }) => leadBody === 'ban-tuyen-giao')?.assignmentId as AssignmentId;
}

describe('delegating', () => {
  it('lets another act in its days, with both names on the act', async () => {
    const duty = await issued();
    receiptOf(await delegations().execute(new ActOnDelegations(intent, contextOf('ban-tuyen-giao'))));
    const acknowledge = async () => house.send(new ActOnAssignment(duty, { type: 'AcknowledgeAssignment', receiptNumber: null, note: null }, contextOf('ban-to-chuc', { actor: await inForce('ban-to-chuc'), actingFor: bodyId('ban-tuyen-giao') })));
    expect(await acknowledge()).toMatchObject({ ok: false, refusal: { reason: 'delegation-not-in-force' } });
    house.clock.setDay('2021-11-16');
    receiptOf(await acknowledge());
    const events = await house.log.readStream(`assignment-${duty}`);
    const { act } = decodeEvent(events.at(-1) as (typeof events)[number]).metadata;
    expect([act.actor, act.body, act.actingFor]).toEqual(['actor-of-ban-to-chuc', 'ban-to-chuc', 'ban-tuyen-giao']);
    house.clock.setDay('2021-11-20');
    expect(await house.send(new ActOnAssignment(duty, { type: 'ReportProgress', percent: 1, note: 'x', obstacles: null }, contextOf('ban-to-chuc', { actor: await inForce('ban-to-chuc'), actingFor: bodyId('ban-tuyen-giao') })))).toMatchObject({ ok: false });
  });

  it('is for the heads of the body whose power it is, and answers a repeated request the same', async () => {
    await issued();
    expect(await delegations().execute(new ActOnDelegations(intent, contextOf('ban-to-chuc')))).toMatchObject({ ok: false, refusal: { kind: 'forbidden' } });
    expect(await delegations().execute(new ActOnDelegations(intent, contextOf('ban-tuyen-giao', { actor: testActor('ban-tuyen-giao', ['officer']) })))).toMatchObject({ ok: false, refusal: { kind: 'forbidden' } });
    const keyed = contextOf('ban-tuyen-giao', { idempotencyKey: 'k', requestHash: 'h' });
    const [first, again] = [receiptOf(await delegations().execute(new ActOnDelegations(intent, keyed))), receiptOf(await delegations().execute(new ActOnDelegations(intent, keyed)))];
    expect([again.id, again.repeated, await house.log.streamRevision(DELEGATION_STREAM)]).toEqual([first.id, true, 0]);
    receiptOf(await delegations().execute(new ActOnDelegations({ type: 'RevokeDelegation', delegationId: first.id, from: null, reason: 'đã về' }, contextOf('ban-tuyen-giao'))));
    expect((await inForce('ban-to-chuc')).delegations).toEqual([]);
    expect(await delegations().execute(new ActOnDelegations({ type: 'RevokeDelegation', delegationId: 'none', from: null, reason: 'x' }, contextOf('ban-tuyen-giao')))).toMatchObject({ ok: false, refusal: { kind: 'not-found' } });
    expect(await delegations().execute(new ActOnDelegations({ ...intent, to: { body: bodyId('khong-co'), position: null } }, contextOf('ban-tuyen-giao')))).toMatchObject({ ok: false, refusal: { rejection: { tag: 'delegation-body-not-standing' } } });
  });

  it('is never a way to judge one’s own work (R12)', async () => {
    const duty = await issued();
    receiptOf(await delegations().execute(new ActOnDelegations({ ...intent, from: { body: bodyId('vptu'), position: null }, to: intent.from, validFrom: localDate('2021-11-15') }, contextOf('vptu'))));
    receiptOf(await house.send(new ActOnAssignment(duty, { type: 'AcknowledgeAssignment', receiptNumber: null, note: null }, contextOf('ban-tuyen-giao'))));
    receiptOf(await house.send(new ActOnAssignment(duty, { type: 'SubmitResult', outputs: ['BC'], note: null }, contextOf('ban-tuyen-giao'))));
    const deputy = await inForce('ban-tuyen-giao');
    const accepted = (actor: Actor) => house.send(new ActOnAssignment(duty, { type: 'AcceptResult', note: null }, contextOf('ban-tuyen-giao', { actor, actingFor: bodyId('vptu') })));
    expect(await accepted(deputy)).toMatchObject({ ok: false, refusal: { rejection: { tag: 'own-work' } } });
    expect(await accepted({ ...deputy, actorId: actorId('another') })).toMatchObject({
      ok: false, refusal: { rejection: { tag: 'confirming-body-has-part', facts: { confirmingBody: 'ban-tuyen-giao', as: 'lead' } } },
    });
  });
});

describe('a successor', () => {
  it('acts for the body it took over from in what does not move, from the day on', async () => {
    await issued();
    const change = { type: 'SucceedBodies', predecessors: [bodyId('ban-dan-van')], successors: [bodyId('ban-moi')], newBodies: [bodyEntry('ban-moi', { from: localDate('2021-12-01') })], on: localDate('2021-12-01'), basis: 'QĐ', keeper: null, allotment: [] } as const;
    receiptOf(await house.send(new ActOnOrganisation(change, administrator)));
    expect((await inForce('ban-moi')).delegations).toEqual([]);
    house.clock.setDay('2021-12-01');
    expect((await inForce('ban-moi')).delegations).toEqual([{ from: 'ban-dan-van', validFrom: '2021-12-01', validTo: null }]);
  });
});
