import { describe, expect, it } from '@jest/globals';
import { actOf, deciderSpecification, registerOf, SPECIMEN_REGISTER_EVENTS } from '#libs/testing/domain';
import { assignmentId, bodyId, localDate, type LocalDate } from '../kernel/index.js';
import { dueHandOvers, heirOf, organisationDecider, organisationStateFromJson, organisationStateToJson, type BodyEntry, type HandOverOrder, type OrganisationCommand, type OrganisationEvent } from './index.js';

const { given } = deciderSpecification(organisationDecider);
const admin = actOf('vptu', '2025-01-10');
const happened = (...events: readonly OrganisationEvent[]) => events.map((event) => ({ event, act: admin }));
const specimen = happened(...SPECIMEN_REGISTER_EVENTS);
const on = (day: string): LocalDate => localDate(day);
const basis = 'QĐ 01-QĐ/TU';
const [a, b, c] = ['ban-tuyen-giao', 'ban-dan-van', 'ban-to-chuc'].map(bodyId) as [BodyEntry['bodyId'], BodyEntry['bodyId'], BodyEntry['bodyId']];
const duty = assignmentId('duty-1');

type Succession = Extract<OrganisationCommand, { type: 'SucceedBodies' }>;
const succession = (from: readonly string[], to: readonly string[], day: string, more: Partial<Succession> = {}): Succession => ({
  type: 'SucceedBodies', predecessors: from.map(bodyId), successors: to.map(bodyId), newBodies: [], on: on(day), basis, keeper: null, allotment: [], ...more,
});
const ending = (body: string, lastDay: string, keeper: string | null) => ({ type: 'EndBody', bodyId: bodyId(body), lastDay: on(lastDay), basis, keeper: keeper === null ? null : bodyId(keeper) }) as const;
/** The register after these changes were accepted. */
function after(...commands: readonly OrganisationCommand[]) {
  const events: OrganisationEvent[] = [...SPECIMEN_REGISTER_EVENTS];
  for (const command of commands) {
    const decision = organisationDecider.decide(command, registerOf(...events), admin);
    if (!decision.ok) throw new Error(JSON.stringify(decision.rejection));
    events.push(...decision.events);
  }
  return { events: happened(...events), state: registerOf(...events) };
}

describe('ending a body', () => {
  const order: HandOverOrder = { changeId: 'end:2025-07-01:thanh-uy-hue', bodies: [bodyId('thanh-uy-hue')], keeper: bodyId('vptu'), allotment: [], on: on('2025-07-01'), basis, orderedBy: bodyId('vptu') };

  it('names who keeps its duties, from the day after its last', () => {
    given(specimen)
      .when(ending('thanh-uy-hue', '2025-06-30', 'vptu'), admin)
      .thenRecords({ type: 'BodyEnded', data: { bodyId: bodyId('thanh-uy-hue'), lastDay: on('2025-06-30'), basis } }, { type: 'HandOverOrdered', data: order });
  });

  it.each([
    ['nobody', ending('thanh-uy-hue', '2025-06-30', null), 'keeper-missing', { bodyId: 'thanh-uy-hue' }],
    ['itself', ending('thanh-uy-hue', '2025-06-30', 'thanh-uy-hue'), 'lineage-cycle', { bodyId: 'thanh-uy-hue' }],
    ['a stranger', ending('thanh-uy-hue', '2025-06-30', 'khong-co'), 'unknown-body', { bodyId: 'khong-co' }],
    ['an external body', ending('thanh-uy-hue', '2025-06-30', 'tld-ldvn'), 'keeper-not-eligible', { bodyId: 'tld-ldvn' }],
  ] as const)('refuses to leave them to %s', (_who, command, tag, facts) => {
    given(specimen).when(command, admin).thenRefuses(tag, facts);
  });

  it('refuses a keeper that is gone by then, and one whose duties will come back', () => {
    const { events } = after(ending('vptu', '2025-05-31', 'btv-tinh-uy'), succession(['ban-to-chuc'], ['ban-dan-van'], '2025-09-01'));
    given(events).when(ending('thanh-uy-hue', '2025-06-30', 'vptu'), admin).thenRefuses('successor-not-standing', { bodyId: 'vptu', on: '2025-07-01' });
    given(events).when(ending('ban-dan-van', '2025-06-30', 'ban-to-chuc'), admin).thenRefuses('lineage-cycle', { bodyId: 'ban-to-chuc' });
  });

  it('needs no keeper for an external body, which carries no duty', () => {
    given(specimen).when(ending('tld-ldvn', '2025-06-30', null), admin).thenRecords({ type: 'BodyEnded', data: { bodyId: bodyId('tld-ldvn'), lastDay: on('2025-06-30'), basis } });
  });
});

describe('a succession', () => {
  it('refuses a merger into a body that has ended, one that makes a cycle, and a second one of the same body', () => {
    const { events } = after(ending('ban-to-chuc', '2025-01-31', 'vptu'), succession(['ban-tuyen-giao'], ['ban-dan-van'], '2025-02-03'));
    given(events).when(succession(['vptu'], ['ban-to-chuc'], '2025-03-01'), admin).thenRefuses('successor-not-standing', { bodyId: 'ban-to-chuc', on: '2025-03-01' });
    given(events).when(succession(['ban-dan-van'], ['ban-tuyen-giao'], '2025-02-01'), admin).thenRefuses('lineage-cycle', { bodyId: 'ban-tuyen-giao' });
    given(events).when(succession(['ban-tuyen-giao'], ['vptu'], '2025-02-03'), admin).thenRefuses('body-already-ended', { bodyId: 'ban-tuyen-giao', lastDay: '2025-02-02' });
  });

  it('split without saying who takes the rest is refused; allotted duties go to successors only, and once', () => {
    const split = succession(['ban-tuyen-giao'], ['ban-dan-van', 'ban-to-chuc'], '2025-02-03');
    given(specimen).when(split, admin).thenRefuses('keeper-missing', { bodyId: 'ban-tuyen-giao' });
    given(specimen).when({ ...split, keeper: bodyId('vptu') }, admin).thenRefuses('keeper-not-eligible', { bodyId: 'vptu' });
    given(specimen).when({ ...split, keeper: b, allotment: [{ assignmentId: duty, body: bodyId('vptu') }] }, admin).thenRefuses('keeper-not-eligible', { bodyId: 'vptu' });
    const twice = [{ assignmentId: duty, body: b }, { assignmentId: duty, body: c }];
    given(specimen).when({ ...split, keeper: b, allotment: twice }, admin).thenRefuses('allotment-repeated', { assignmentId: 'duty-1' });
  });
});

describe('the day of a change', () => {
  const { events, state } = after(ending('thanh-uy-hue', '2025-06-30', 'vptu'), ending('huyen-uy-a-luoi', '2025-06-30', 'vptu'), succession(['ban-tuyen-giao'], ['ban-dan-van'], '2025-02-03'));

  it('begins what was ordered, in order, once, and nothing before its day', () => {
    given(events).when({ type: 'BeginDueHandOvers' }, actOf('vptu', '2025-02-02')).thenRecords();
    const first = { type: 'HandOverFellDue', data: { changeId: 'succession:2025-02-03:ban-tuyen-giao' } } as const;
    given(events).when({ type: 'BeginDueHandOvers' }, actOf('vptu', '2025-02-03')).thenRecords(first);
    given([...events, ...happened(first)]).when({ type: 'BeginDueHandOvers' }, actOf('vptu', '2026-01-01')).thenRecords(
      { type: 'HandOverFellDue', data: { changeId: 'end:2025-07-01:huyen-uy-a-luoi' } },
      { type: 'HandOverFellDue', data: { changeId: 'end:2025-07-01:thanh-uy-hue' } },
    );
  });

  it('is remembered by the register and its snapshot', () => {
    expect(dueHandOvers(state, on('2025-02-03')).map(({ changeId }) => changeId)).toEqual(['succession:2025-02-03:ban-tuyen-giao']);
    expect(organisationStateFromJson(JSON.parse(JSON.stringify(organisationStateToJson(state))))).toEqual(state);
  });
});

describe('who carries what a body had', () => {
  const split = succession(['ban-tuyen-giao'], ['ban-dan-van', 'ban-to-chuc'], '2025-02-03', { keeper: b, allotment: [{ assignmentId: duty, body: c }] });
  const { state } = after(split, succession(['ban-dan-van'], ['vptu'], '2025-07-01'));
  const heir = (day: string, of: string | null) => heirOf(state, a, on(day), of === null ? null : assignmentId(of)).body;

  it('is itself while it lives, then by allotment or keeper, through later changes', () => {
    expect([heir('2025-02-02', null), heir('2025-02-03', null), heir('2025-02-03', 'duty-1'), heir('2025-07-01', 'duty-1'), heir('2025-07-01', 'duty-2')]).toEqual([
      'ban-tuyen-giao', 'ban-dan-van', 'ban-to-chuc', 'ban-to-chuc', 'vptu',
    ]);
    expect(heirOf(state, a, on('2025-07-01'), null).order?.changeId).toBe('succession:2025-02-03:ban-tuyen-giao');
  });

  it('stays the same body when it ended before anybody was named', () => {
    const old = registerOf(...SPECIMEN_REGISTER_EVENTS, { type: 'BodyEnded', data: { bodyId: a, lastDay: on('2022-01-01'), basis } });
    expect([heirOf(old, a, on('2025-01-01'), null), heirOf(old, bodyId('khong-co'), on('2025-01-01'), null)]).toEqual([{ body: a, order: null }, { body: 'khong-co', order: null }]);
  });
});

describe('naming afterwards who takes over', () => {
  const later = actOf('vptu', '2025-03-10');
  const naming = (body: string, keeper: string, more: Partial<Extract<OrganisationCommand, { type: 'OrderHandOver' }>> = {}) =>
    ({ type: 'OrderHandOver', bodyId: bodyId(body), keeper: bodyId(keeper), allotment: [], basis: 'QĐ 02-QĐ/TU', ...more }) as const;
  const ended: OrganisationEvent = { type: 'BodyEnded', data: { bodyId: a, lastDay: on('2022-01-01'), basis } };
  const succeeded: OrganisationEvent = { type: 'BodiesSucceeded', data: { predecessors: [a], successors: [b, c], newBodies: [], on: on('2022-01-02'), basis } };
  const order = (day: string, keeper: BodyEntry['bodyId'], more: Partial<HandOverOrder> = {}): OrganisationEvent => ({
    type: 'HandOverOrdered',
    data: { changeId: `keeper:${day}:ban-tuyen-giao`, bodies: [a], keeper, allotment: [], on: on(day), basis: 'QĐ 02-QĐ/TU', orderedBy: bodyId('vptu'), ...more },
  });
  const begun = (day: string): OrganisationEvent => ({ type: 'HandOverFellDue', data: { changeId: `keeper:${day}:ban-tuyen-giao` } });

  it('moves the duties of a body that ended with nobody named, from today', () => {
    given([...specimen, ...happened(ended)]).when(naming('ban-tuyen-giao', 'ban-dan-van'), later).thenRecords(order('2025-03-10', b), begun('2025-03-10'));
  });

  it('waits for the day after the last one where that is still ahead', () => {
    given([...specimen, ...happened({ ...ended, data: { ...ended.data, lastDay: on('2025-12-31') } } as OrganisationEvent)]).when(naming('ban-tuyen-giao', 'ban-dan-van'), later).thenRecords(order('2026-01-01', b));
  });

  it('goes to a body that continues it where one stands, duty by duty if need be', () => {
    const allotment = [{ assignmentId: duty, body: c }];
    given([...specimen, ...happened(succeeded)]).when(naming('ban-tuyen-giao', 'ban-dan-van', { allotment }), later).thenRecords(order('2025-03-10', b, { allotment }), begun('2025-03-10'));
    given([...specimen, ...happened(succeeded)]).when(naming('ban-tuyen-giao', 'vptu'), later).thenRefuses('keeper-not-eligible', { bodyId: 'vptu' });
    const gone = [b, c].map((bodyId): OrganisationEvent => ({ type: 'BodyEnded', data: { bodyId, lastDay: on('2023-01-01'), basis } }));
    given([...specimen, ...happened(succeeded, ...gone)]).when(naming('ban-tuyen-giao', 'vptu'), later).thenRecords(order('2025-03-10', bodyId('vptu')), begun('2025-03-10'));
  });

  it.each([
    ['a body that lives', naming('ban-dan-van', 'vptu'), 'body-not-ended', { bodyId: 'ban-dan-van' }],
    ['one that is not known', naming('khong-co', 'vptu'), 'unknown-body', { bodyId: 'khong-co' }],
    ['without a basis', naming('ban-tuyen-giao', 'vptu', { basis: ' ' }), 'basis-missing', {}],
    ['to itself', naming('ban-tuyen-giao', 'ban-tuyen-giao'), 'lineage-cycle', { bodyId: 'ban-tuyen-giao' }],
    ['to a stranger', naming('ban-tuyen-giao', 'khong-co'), 'unknown-body', { bodyId: 'khong-co' }],
    ['to one outside the authority', naming('ban-tuyen-giao', 'tld-ldvn'), 'keeper-not-eligible', { bodyId: 'tld-ldvn' }],
  ] as const)('refuses %s', (_what, command, tag, facts) => {
    given([...specimen, ...happened(ended)]).when(command, later).thenRefuses(tag, facts);
  });

  it('is said once: the same again changes nothing, another name is refused', () => {
    const named = [...specimen, ...happened(ended, order('2025-03-10', b), begun('2025-03-10'))];
    given(named).when(naming('ban-tuyen-giao', 'ban-dan-van'), later).thenRecords();
    given(named).when(naming('ban-tuyen-giao', 'vptu'), later).thenRefuses('hand-over-already-ordered', { bodyId: 'ban-tuyen-giao', keeper: 'ban-dan-van' });
  });
});
