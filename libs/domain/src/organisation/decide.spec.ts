import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  actOf, bodyEntry, deciderSpecification, registerOf, SPECIMEN_REGISTER_EVENTS, specimenRegister,
} from '#libs/testing/domain';
import { bodyId, groupId, localDate, type LocalDate } from '../kernel/index.js';
import {
  bodyOn, bodyStands, emptyRegister, expandGroup, isWithin, lineageOf, nameOn, organisationDecider, organisationStateFromJson, organisationStateToJson,
  type OrganisationEvent,
} from './index.js';

const { given } = deciderSpecification(organisationDecider);
const admin = actOf('vptu', '2025-03-01');
const happened = (...events: readonly OrganisationEvent[]) => events.map((event) => ({ event, act: admin }));
const specimen = happened(...SPECIMEN_REGISTER_EVENTS);
const on = (day: string): LocalDate => localDate(day);
const basis = 'QĐ 01-QĐ/TU';

describe('registering bodies', () => {
  it('enters many at once, a child before its parent, names composed', () => {
    const bodies = [bodyEntry('con', { parentId: bodyId('me'), name: ' Ban Tổ chức '.normalize('NFD') }), bodyEntry('me')];
    given([]).when({ type: 'RegisterBodies', bodies }, admin).thenRecords({ type: 'BodiesRegistered', data: { bodies: [{ ...bodies[0]!, name: 'Ban Tổ chức'.normalize('NFC') }, bodies[1]!] } });
  });

  it.each([
    ['nothing', [], 'nothing-named', { list: 'bodies' }],
    ['a malformed id', [bodyEntry('Ban-X')], 'id-malformed', { id: 'Ban-X' }],
    ['an id twice', [bodyEntry('a'), bodyEntry('a', { name: 'b' })], 'body-repeated', { bodyId: 'a' }],
    ['an id of the register', [bodyEntry('vptu')], 'body-id-taken', { bodyId: 'vptu' }],
    ['an unknown parent', [bodyEntry('a', { parentId: bodyId('khong-co') })], 'unknown-parent', { bodyId: 'a', parentId: 'khong-co' }],
    ['itself as parent', [bodyEntry('a', { parentId: bodyId('a') })], 'parent-cycle', { bodyId: 'a', parentId: 'a' }],
    ['a cycle in the batch', [bodyEntry('a', { parentId: bodyId('b') }), bodyEntry('b', { parentId: bodyId('a') })], 'parent-cycle', { bodyId: 'a', parentId: 'b' }],
    ['a blank name', [bodyEntry('a', { name: '  ' })], 'name-invalid', { id: 'a' }],
    ['31/02', [bodyEntry('a', { from: '2021-02-31' as LocalDate })], 'date-invalid', { date: '2021-02-31' }],
    ['a name of the level', [bodyEntry('a', { level: 'district', name: 'Thành ủy Huế' })], 'name-taken', { bodyId: 'a', name: 'Thành ủy Huế', heldBy: 'thanh-uy-hue' }],
  ] as const)('refuses %s', (_what, bodies, tag, facts) => {
    given(specimen).when({ type: 'RegisterBodies', bodies }, admin).thenRefuses(tag, facts);
  });

  it('lets two bodies bear one name at different levels or at different times, and base units under different parents', () => {
    const ended = happened({ type: 'BodyEnded', data: { bodyId: bodyId('thanh-uy-hue'), lastDay: on('2024-12-31'), basis } });
    const bodies = [
      bodyEntry('thanh-uy-hue-2025', { level: 'province', name: 'Thành ủy Huế', from: on('2025-01-01') }),
      bodyEntry('thanh-uy-hue-moi', { level: 'district', name: 'Thành ủy Huế', from: on('2025-01-01') }),
      bodyEntry('chi-bo-1-a', { level: 'grassroots', name: 'Chi bộ 1', parentId: bodyId('vptu') }),
      bodyEntry('chi-bo-1-b', { level: 'grassroots', name: 'Chi bộ 1', parentId: bodyId('ban-dan-van') }),
    ];
    given([...specimen, ...ended]).when({ type: 'RegisterBodies', bodies }, admin).thenRecords({ type: 'BodiesRegistered', data: { bodies } });
  });
});

describe('changing a body', () => {
  it('renames from a day on and keeps the old name before it', () => {
    const command = { type: 'RenameBody', bodyId: bodyId('vptu'), name: 'Văn phòng Thành ủy', from: on('2025-01-01'), basis } as const;
    const { type: _type, ...data } = command;
    const then = given(specimen).when(command, admin);
    then.thenRecords({ type: 'BodyRenamed', data });
    then.thenState((state) => {
      expect([nameOn(state, bodyId('vptu'), on('2024-12-31')), nameOn(state, bodyId('vptu'), on('2025-01-01'))]).toEqual(['Văn phòng Tỉnh ủy', 'Văn phòng Thành ủy']);
    });
  });

  it('records nothing when the name already holds, and refuses a name that another bears', () => {
    given(specimen).when({ type: 'RenameBody', bodyId: bodyId('vptu'), name: 'Văn phòng Tỉnh ủy', from: on('2025-01-01'), basis }, admin).thenRecords();
    given(specimen)
      .when({ type: 'RenameBody', bodyId: bodyId('vptu'), name: 'Ban Dân vận Tỉnh ủy', from: on('2025-01-01'), basis }, admin)
      .thenRefuses('name-taken', { bodyId: 'vptu', name: 'Ban Dân vận Tỉnh ủy', heldBy: 'ban-dan-van' });
  });

  it('moves a body, but never below itself, also not by a move already recorded for a later day', () => {
    const move = (id: string, to: string, day: string) => ({ type: 'MoveBody', bodyId: bodyId(id), parentId: bodyId(to), from: on(day), basis }) as const;
    given(specimen).when(move('btv-tinh-uy', 'vptu', '2022-01-01'), admin).thenRefuses('parent-cycle', { bodyId: 'btv-tinh-uy', parentId: 'vptu' });
    const later = happened({ type: 'BodyMoved', data: { bodyId: bodyId('ban-to-chuc'), parentId: bodyId('vptu'), from: on('2030-01-01'), basis } });
    given([...specimen, ...later]).when(move('vptu', 'ban-to-chuc', '2025-01-01'), admin).thenRefuses('parent-cycle', { bodyId: 'vptu', parentId: 'ban-to-chuc' });
    given([...specimen, ...later]).when(move('vptu', 'ban-dan-van', '2025-01-01'), admin).thenState((state) => {
      expect([isWithin(state, bodyId('ban-to-chuc'), bodyId('ban-dan-van'), on('2029-12-31')), isWithin(state, bodyId('ban-to-chuc'), bodyId('ban-dan-van'), on('2030-01-01'))]).toEqual([false, true]);
    });
  });

  it('ends a body once', () => {
    const end = (day: string) => ({ type: 'EndBody', bodyId: bodyId('vptu'), lastDay: on(day), basis, keeper: bodyId('btv-tinh-uy') }) as const;
    const ended = happened({ type: 'BodyEnded', data: { bodyId: bodyId('vptu'), lastDay: on('2024-12-31'), basis } });
    given([...specimen, ...ended]).when(end('2024-12-31'), admin).thenRecords();
    given([...specimen, ...ended]).when(end('2025-12-31'), admin).thenRefuses('body-already-ended', { bodyId: 'vptu', lastDay: '2024-12-31' });
    given([...specimen, ...ended]).when({ type: 'RenameBody', bodyId: bodyId('vptu'), name: 'x', from: on('2025-01-01'), basis }, admin).thenRefuses('body-already-ended', { bodyId: 'vptu', lastDay: '2024-12-31' });
    given(specimen).when(end('1999-12-31'), admin).thenRefuses('body-not-yet-founded', { bodyId: 'vptu', from: '2000-01-01' });
    given(specimen).when({ ...end('2024-12-31'), basis: ' ' }, admin).thenRefuses('basis-missing');
    given(specimen).when({ ...end('2024-12-31'), bodyId: bodyId('khong-co') }, admin).thenRefuses('unknown-body', { bodyId: 'khong-co' });
  });
});

describe('succession', () => {
  const merged = bodyEntry('ban-tgdv', { name: 'Ban Tuyên giáo và Dân vận', from: on('2025-02-03') });
  const merger = { type: 'SucceedBodies', predecessors: ['ban-tuyen-giao', 'ban-dan-van'].map(bodyId), successors: [bodyId('ban-tgdv')], newBodies: [merged], on: on('2025-02-03'), basis, keeper: null, allotment: [] } as const;
  const { type: _type, keeper: _keeper, allotment: _allotment, ...data } = merger;
  const after = registerOf(...SPECIMEN_REGISTER_EVENTS, { type: 'BodiesSucceeded', data });

  const order = { changeId: 'succession:2025-02-03:ban-tuyen-giao', bodies: data.predecessors, keeper: merged.bodyId, allotment: [], on: on('2025-02-03'), basis, orderedBy: bodyId('vptu') };

  it('is one event with its order to hand over: predecessors end on the eve, the successor continues them', () => {
    given(specimen).when(merger, actOf('vptu', '2025-02-02')).thenRecords({ type: 'BodiesSucceeded', data }, { type: 'HandOverOrdered', data: order });
    const begun = { type: 'HandOverFellDue', data: { changeId: order.changeId } } as const;
    given(specimen).when(merger, admin).thenRecords({ type: 'BodiesSucceeded', data }, { type: 'HandOverOrdered', data: order }, begun);
    expect(['2025-02-02', '2025-02-03'].map((day) => bodyStands(after, bodyId('ban-dan-van'), on(day)))).toEqual(['active', 'ended']);
    expect([...lineageOf(after, bodyId('ban-tgdv'))].toSorted()).toEqual(['ban-dan-van', 'ban-tuyen-giao']);
    expect([...lineageOf(after, bodyId('ban-dan-van'))]).toEqual(['ban-tgdv']);
    expect(nameOn(after, bodyId('ban-dan-van'), on('2026-01-01'))).toBe('Ban Dân vận Tỉnh ủy');
  });

  it.each([
    ['a body that continues itself', { successors: [bodyId('ban-dan-van')], newBodies: [] }, 'lineage-cycle', { bodyId: 'ban-dan-van' }],
    ['a body twice', { predecessors: ['vptu', 'vptu'].map(bodyId) }, 'body-repeated', { bodyId: 'vptu' }],
    ['no predecessor', { predecessors: [] }, 'nothing-named', { list: 'predecessors' }],
    ['an unknown successor', { newBodies: [] }, 'unknown-body', { bodyId: 'ban-tgdv' }],
    ['a new body that succeeds nobody', { successors: [bodyId('vptu')] }, 'new-body-not-successor', { bodyId: 'ban-tgdv' }],
    ['a successor founded later', { newBodies: [{ ...merged, from: on('2025-02-04') }] }, 'successor-not-standing', { bodyId: 'ban-tgdv', on: '2025-02-03' }],
  ] as const)('refuses %s', (_what, change, tag, facts) => {
    given(specimen).when({ ...merger, ...change }, admin).thenRefuses(tag, facts);
  });

  it('lets a successor take over the very name at the same level', () => {
    const heir = bodyEntry('vptu-2', { name: 'Văn phòng Tỉnh ủy', from: on('2025-02-03') });
    const command = { ...merger, predecessors: [bodyId('vptu')], successors: [bodyId('vptu-2')], newBodies: [heir] };
    const { type: _unused, keeper: _keeper, allotment: _allotment, ...recorded } = command;
    const theirs = { ...order, changeId: 'succession:2025-02-03:vptu', bodies: command.predecessors, keeper: heir.bodyId };
    given(specimen).when(command, actOf('vptu', '2025-02-01')).thenRecords({ type: 'BodiesSucceeded', data: recorded }, { type: 'HandOverOrdered', data: theirs });
  });
});

describe('groups', () => {
  const define = { type: 'DefineGroup', groupId: groupId('nhom'), name: 'nhóm', rule: { by: 'members', members: [bodyId('vptu')] }, from: on('2021-01-01'), open: false } as const;

  it('refuses unknown members, none at all, and a mixture of own and external bodies', () => {
    given(specimen).when({ ...define, rule: { by: 'members', members: [bodyId('khong-co')] } }, admin).thenRefuses('unknown-body', { bodyId: 'khong-co' });
    given(specimen).when({ ...define, rule: { by: 'members', members: [] } }, admin).thenRefuses('nothing-named', { list: 'members' });
    given(specimen).when({ ...define, rule: { by: 'members', members: ['vptu', 'tld-ldvn'].map(bodyId) } }, admin).thenRefuses('group-mixes-external', { groupId: 'nhom' });
  });

  it('expands as of a day: sorted, without ended, future and external bodies; open groups never', () => {
    const state = registerOf(
      ...SPECIMEN_REGISTER_EVENTS,
      { type: 'BodiesRegistered', data: { bodies: [bodyEntry('huyen-uy-moi', { kind: 'districtPartyCommittee', level: 'district', parentId: bodyId('btv-tinh-uy'), from: on('2022-01-01') })] } },
      { type: 'BodyEnded', data: { bodyId: bodyId('thanh-uy-hue'), lastDay: on('2024-12-31'), basis } },
    );
    const members = (day: string) => expandGroup(state, groupId('cap-uy-huyen'), on(day));
    expect(members('2021-11-15')).toEqual(['huyen-uy-a-luoi', 'thanh-uy-hue']);
    expect(members('2022-01-01')).toEqual(['huyen-uy-a-luoi', 'huyen-uy-moi', 'thanh-uy-hue']);
    expect(members('2025-01-01')).toEqual(['huyen-uy-a-luoi', 'huyen-uy-moi']);
    expect(members('1999-12-31')).toEqual([]);
    const unions = registerOf(...SPECIMEN_REGISTER_EVENTS, { type: 'GroupDefined', data: { groupId: groupId('cong-doan'), name: 'công đoàn', rule: { by: 'kind', kinds: ['generalConfederation'], level: null, parentId: null, except: [] }, from: on('2000-01-01'), open: false } });
    expect(expandGroup(unions, groupId('cong-doan'), on('2021-11-15'))).toEqual([]);
    expect(expandGroup(state, groupId('co-quan-lien-quan'), on('2021-11-15'))).toEqual([]);
  });
});

describe('the register as of a day', () => {
  it('tells bodies apart by id and answers null outside their lifetime', () => {
    expect(bodyOn(specimenRegister, bodyId('vptu'), on('2021-11-15'))).toEqual({ bodyId: 'vptu', name: 'Văn phòng Tỉnh ủy', parentId: 'btv-tinh-uy', kind: 'committeeOffice', level: 'province', external: false });
    expect(bodyOn(specimenRegister, bodyId('vptu'), on('1999-12-31'))).toBeNull();
    expect(['vptu', 'tld-ldvn', 'khong-co'].map((id) => bodyStands(specimenRegister, bodyId(id), on('2021-11-15')))).toEqual(['active', 'external', 'unknown']);
  });

  it('comes back whole from its snapshot', () => {
    expect(organisationStateFromJson(JSON.parse(JSON.stringify(organisationStateToJson(specimenRegister))))).toEqual(specimenRegister);
  });

  it('stays a tree on every day, whatever moves are accepted', () => {
    const ids = ['a', 'b', 'c', 'd'].map(bodyId);
    const moves = fc.array(fc.record({ bodyId: fc.constantFrom(...ids), parentId: fc.constantFrom(...ids), year: fc.integer({ min: 2001, max: 2006 }) }), { maxLength: 15 });
    fc.assert(
      fc.property(moves, (asked) => {
        let state = organisationDecider.evolve(emptyRegister, { type: 'BodiesRegistered', data: { bodies: ids.map((id) => bodyEntry(id)) } }, admin);
        for (const { year, ...move } of asked) {
          const decision = organisationDecider.decide({ type: 'MoveBody', ...move, from: on(`${year}-01-01`), basis }, state, admin);
          if (decision.ok) state = decision.events.reduce((folded, event) => organisationDecider.evolve(folded, event, admin), state);
        }
        for (let year = 2000; year <= 2007; year++) {
          for (const id of ids) {
            let above = bodyOn(state, id, on(`${year}-06-01`))?.parentId ?? null;
            for (let steps = 0; above !== null; steps++) {
              expect(steps).toBeLessThan(ids.length);
              above = bodyOn(state, above, on(`${year}-06-01`))?.parentId ?? null;
            }
          }
        }
      }),
    );
  });
});
