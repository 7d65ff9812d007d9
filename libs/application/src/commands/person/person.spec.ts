import { afterEach, describe, expect, it } from '@jest/globals';
import { ActOnOrganisation, ActOnPerson, ActOnPersonHandler, ActOnPositions, ActOnPositionsHandler, personStream, POSITIONS, POSITION_STREAM, type CommandAnswer, type CommandContext, type CommandReceipt, type PositionIntent } from '#libs/application';
import { actorId, bodyId, localDate, type ActorId } from '#libs/domain';
import { bodyEntry, contextOf, MemoryCredentialStore, MemoryPersonVault, testActor, TestApplication } from '#libs/testing';

let house: TestApplication;
let vault: MemoryPersonVault;
afterEach(() => house.close());

const data = { name: 'Nguyễn Thị Mẫu', email: 'mau@tinh.example', phone: '0900 000 001' };
const administrator = (more: Partial<CommandContext> = {}) => contextOf('quan-tri', { actor: testActor('quan-tri', ['administrator']), ...more });
const receiptOf = (answer: CommandAnswer): CommandReceipt => {
  if (!answer.ok) throw new Error(JSON.stringify(answer.refusal));
  return answer.receipt;
};
const persons = () => new ActOnPersonHandler(house.core, vault, new MemoryCredentialStore());
const positions = () => new ActOnPositionsHandler(house.core, vault);
const appointment = (person: ActorId, more: Partial<Extract<PositionIntent, { type: 'AppointPerson' }>> = {}) =>
  ({ type: 'AppointPerson', person, body: bodyId('ban-to-chuc'), role: 'officer', validFrom: localDate('2021-11-15'), validUntil: null, basis: 'QĐ 12-QĐ/TU', ...more }) as const;

async function entered(context = administrator()): Promise<ActorId> {
  house = new TestApplication();
  vault = new MemoryPersonVault();
  receiptOf(await house.send(new ActOnOrganisation({ type: 'RegisterBodies', bodies: [bodyEntry('ban-to-chuc'), bodyEntry('quan-tri')] }, administrator())));
  return receiptOf(await persons().execute(new ActOnPerson({ type: 'EnterPerson', account: null, data }, context))).id as ActorId;
}

describe('a person', () => {
  it('is in the vault, not in the log', async () => {
    const keyed = administrator({ idempotencyKey: 'k', requestHash: 'hash-of-a-name' });
    const person = await entered(keyed);
    expect(vault.get(person)).toEqual(data);
    const again = receiptOf(await persons().execute(new ActOnPerson({ type: 'EnterPerson', account: null, data }, keyed)));
    expect([again.id, again.repeated]).toEqual([person, true]);
    const stored = (await house.log.readStream(personStream(person))).map(({ bytes }) => Buffer.from(bytes).toString());
    expect([stored.length, stored.some((text) => /Mẫu|mau@|0900|hash-of/.test(text))]).toEqual([1, false]);
  });

  it('is changed whole, on record by kinds of data, and not when nothing changes', async () => {
    const person = await entered();
    const change = (to: typeof data | { name: string; email: null; phone: string }) => persons().execute(new ActOnPerson({ type: 'ChangePersonData', person, data: to }, administrator()));
    expect(await change(data)).toMatchObject({ ok: false, refusal: { rejection: { tag: 'person-data-unchanged' } } });
    receiptOf(await change({ ...data, email: null, phone: '0900 000 002' }));
    expect(vault.get(person)).toEqual({ ...data, email: null, phone: '0900 000 002' });
    expect(Buffer.from((await house.log.readStream(personStream(person))).at(-1)?.bytes ?? []).toString()).toContain('"data":{"fields":["email","phone"]}');
  });

  it('is entered and erased by administrators only', async () => {
    await entered();
    for (const intent of [{ type: 'EnterPerson', account: null, data }, { type: 'AskPersonErasure', person: actorId('x'), ground: 'no-longer-needed' }] as const) {
      expect(await persons().execute(new ActOnPerson(intent, contextOf('ban-to-chuc')))).toMatchObject({ ok: false, refusal: { kind: 'forbidden' } });
    }
  });

  it('keeps its data while it holds a position', async () => {
    const person = await entered();
    receiptOf(await positions().execute(new ActOnPositions(appointment(person), administrator())));
    const ask = () => persons().execute(new ActOnPerson({ type: 'AskPersonErasure', person, ground: 'no-longer-needed' }, administrator()));
    expect(await ask()).toMatchObject({ ok: false, refusal: { rejection: { tag: 'person-in-office', facts: { positions: 1 } } } });
    const positionId = (await house.core.stateOf(POSITIONS, POSITION_STREAM)).positions[0]?.positionId ?? '';
    receiptOf(await positions().execute(new ActOnPositions({ type: 'EndPosition', positionId, from: null, reason: 'nghỉ hưu' }, administrator())));
    receiptOf(await ask());
  });
});

describe('a position', () => {
  it('is given by administrators, to a person who was entered, in a body that stands', async () => {
    const person = await entered();
    const refused = async (intent: PositionIntent, context = administrator()) => positions().execute(new ActOnPositions(intent, context));
    expect(await refused(appointment(person), contextOf('ban-to-chuc'))).toMatchObject({ ok: false, refusal: { kind: 'forbidden', reason: 'role-lacks-action' } });
    expect(await refused(appointment(actorId('x')))).toMatchObject({ ok: false, refusal: { rejection: { tag: 'position-person-not-there', facts: { stands: 'unknown' } } } });
    expect(await refused(appointment(person, { body: bodyId('khong-co') }))).toMatchObject({ ok: false, refusal: { rejection: { tag: 'position-body-not-standing' } } });
    expect(await refused({ type: 'EndPosition', positionId: 'x', from: null, reason: 'x' })).toMatchObject({ ok: false, refusal: { kind: 'not-found' } });
    const keyed = administrator({ idempotencyKey: 'k', requestHash: 'h' });
    const [first, again] = [receiptOf(await refused(appointment(person), keyed)), receiptOf(await refused(appointment(person), keyed))];
    expect([again.id, again.repeated]).toEqual([first.id, true]);
  });

  it('names papers, never the person', async () => {
    const person = await entered();
    for (const basis of ['QĐ bổ nhiệm bà NGUYEN THI MAU', 'theo thư mau@tinh.example', 'gọi 0900.000.001']) {
      expect(await positions().execute(new ActOnPositions(appointment(person, { basis }), administrator()))).toMatchObject({ ok: false, refusal: { rejection: { tag: 'text-names-person' } } });
    }
    expect(await positions().execute(new ActOnPositions(appointment(person, { basis: 'QĐ 0900-QĐ/TU, mẫu 2' }), administrator()))).toMatchObject({ ok: true });
  });
});
