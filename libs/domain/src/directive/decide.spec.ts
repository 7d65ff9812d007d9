import { describe, expect, it } from '@jest/globals';
import {
  actOf, beside, besideGroup, bodyEntry, deciderSpecification, dueOn, lead, leadGroup, readableAssignmentId, registerOf, SPECIMEN_REGISTER_EVENTS, specimenContent,
  specimenRegister, taskWith,
} from '#libs/testing/domain';
import { bodyId, groupId, localDate, taskCode } from '../kernel/index.js';
import { directiveDecider, directiveStateFromJson, directiveStateToJson, type AmendmentChange, type DirectiveContent, type DirectiveEvent, type Participant, type Task, type TaskPoint } from './index.js';

const { given, foldAll } = deciderSpecification(directiveDecider);
const issuer = actOf('btv-tinh-uy', '2021-11-15');
const content = specimenContent();
const register = specimenRegister;
const happened = (...events: readonly DirectiveEvent[]) => events.map((event) => ({ event, act: issuer }));
const drafted: DirectiveEvent = { type: 'DirectiveDrafted', data: { content } };
const issue = { type: 'IssueDirective', register, assignmentIdFor: readableAssignmentId } as const;

const planned = (task: string, body: string, confirmingBody: string, mode: 'do' | 'monitor' = 'do') => ({
  assignmentId: readableAssignmentId(content.directiveId, taskCode(task), bodyId(body)), taskCode: taskCode(task), leadBody: bodyId(body), mode, confirmingBody: bodyId(confirmingBody), external: false,
});
const frozen = (id: string, name: string, members: readonly string[], asOf = content.date) => ({ groupId: groupId(id), name, asOf, members: members.map(bodyId) });
const issued: Extract<DirectiveEvent, { type: 'DirectiveIssued' }> = {
  type: 'DirectiveIssued',
  data: {
    directiveId: content.directiveId,
    issuedOn: content.date,
    frozenGroups: [
      frozen('cap-uy-huyen', 'các huyện ủy, thị ủy, Thành ủy Huế', ['huyen-uy-a-luoi', 'thanh-uy-hue']),
      frozen('cac-ban-dang', 'các ban', ['ban-dan-van', 'ban-to-chuc', 'ban-tuyen-giao']),
      frozen('co-quan-lien-quan', 'các cơ quan liên quan', []),
    ],
    plannedAssignments: [
      planned('IV.1', 'huyen-uy-a-luoi', 'ban-dan-van'),
      planned('IV.1', 'thanh-uy-hue', 'ban-dan-van'),
      planned('IV.4', 'ban-tuyen-giao', 'vptu'),
      planned('IV.8a', 'ban-dan-van', 'btv-tinh-uy', 'monitor'),
    ],
    addressees: ['ban-tuyen-giao', 'huyen-uy-a-luoi', 'thanh-uy-hue', 'tld-ldvn'].map(bodyId),
    unreached: [{ bodyId: bodyId('ban-dan-van'), taskCodes: [taskCode('IV.8a')] }],
  },
};

const oneTask = (participants: readonly Participant[], more: Partial<Task> = {}): DirectiveContent =>
  specimenContent({ items: [{ code: 'IV.1', sourceSentence: 'Câu.', sourceLine: null, corrections: [], tasks: [taskWith('IV.1', participants, more)] }] });

describe('drafting', () => {
  it('keeps the content with composed text, for the issuer or one acting for it', () => {
    const typed = specimenContent({ title: 'Kế hoạch mẫu'.normalize('NFD') });
    given([]).when({ type: 'DraftDirective', content: typed, register }, actOf('vptu', '2021-11-15', 'btv-tinh-uy')).thenRecords(drafted);
    given([]).when({ type: 'DraftDirective', content, register }, actOf('vptu', '2021-11-15')).thenRefuses('not-issuer', { issuer: 'btv-tinh-uy', actingBody: 'vptu' });
    given(happened(drafted)).when({ type: 'DraftDirective', content, register }, issuer).thenRefuses('directive-already-drafted', { status: 'drafted' });
  });

  it('marks external bodies by the register, not by the draft', () => {
    given([])
      .when({ type: 'DraftDirective', content: oneTask([lead('vptu'), beside('coordinate', 'tld-ldvn')]), register }, issuer)
      .thenRecords({ type: 'DirectiveDrafted', data: { content: oneTask([lead('vptu'), { ...beside('coordinate', 'tld-ldvn'), external: true }]) } });
  });

  it('lets an external body lead, marked by the register', () => {
    const draft = oneTask([{ ...lead('tld-ldvn'), external: true }, lead('vptu')]);
    given([]).when({ type: 'DraftDirective', content: oneTask([lead('tld-ldvn'), lead('vptu')]), register }, issuer).thenRecords({ type: 'DirectiveDrafted', data: { content: draft } });
    given(happened({ type: 'DirectiveDrafted', data: { content: draft } })).when(issue, issuer).thenState((state) =>
      expect(state.planned.map(({ leadBody, external }) => [leadBody, external])).toEqual([['tld-ldvn', true], ['vptu', false]]));
  });

  it.each([
    ['a number of another year', specimenContent({ number: { ...content.number, year: 2022 } }), 'year-mismatch', { year: 2022, date: '2021-11-15' }],
    ['number 0', specimenContent({ number: { ...content.number, number: 0 } }), 'number-invalid', { number: 0, year: 2021 }],
    ['a symbol with another number', specimenContent({ number: { ...content.number, symbol: '124-KH/TU' } }), 'symbol-mismatch', { symbol: '124-KH/TU', number: 24, kind: 'KH' }],
    ['a symbol with another kind', specimenContent({ number: { ...content.number, symbol: '24-CT/TU' } }), 'symbol-mismatch', { symbol: '24-CT/TU', number: 24, kind: 'KH' }],
    ['31/02', specimenContent({ date: '2021-02-31' as typeof content.date }), 'date-invalid', { date: '2021-02-31' }],
    ['no title', specimenContent({ title: ' ' }), 'text-missing', { field: 'title' }],
    ['no item', specimenContent({ items: [] }), 'items-missing', {}],
    ['an item without a task', specimenContent({ items: [{ ...content.items[0]!, tasks: [] }] }), 'items-missing', { itemCode: 'IV.1' }],
    ['an item twice', specimenContent({ items: [content.items[0]!, content.items[0]!] }), 'duplicate-item-code', { itemCode: 'IV.1' }],
    ['a task code twice', specimenContent({ items: [content.items[0]!, { ...content.items[0]!, code: 'V.1' }] }), 'duplicate-task-code', { taskCode: 'IV.1' }],
    ['a quorum of 101', oneTask([lead('vptu')], { completion: { by: 'quorum', percent: 101 } }), 'quorum-out-of-range', { taskCode: 'IV.1', percent: 101 }],
    ['a quorum of a half percent', oneTask([lead('vptu')], { partsCompletion: { by: 'quorum', percent: 0.5 } }), 'quorum-out-of-range', { taskCode: 'IV.1', percent: 0.5 }],
    ['no lead', oneTask([beside('coordinate', 'vptu')]), 'task-without-lead', { taskCode: 'IV.1' }],
    ['a participant that is nobody', oneTask([lead('vptu'), { ...beside('perform', 'vptu'), body: null }]), 'participant-malformed', { taskCode: 'IV.1', text: 'vptu' }],
    ['a lead twice', oneTask([lead('vptu'), lead('vptu')]), 'participant-repeated', { taskCode: 'IV.1', named: 'vptu' }],
    ['a lead that follows itself', oneTask([lead('vptu'), beside('monitor', 'vptu')]), 'body-in-two-roles', { taskCode: 'IV.1', bodyId: 'vptu', role: 'monitor' }],
    ['an unknown lead', oneTask([lead('khong-co')]), 'unknown-body', { bodyId: 'khong-co', as: 'lead' }],
    ['an unknown group', oneTask([lead('vptu'), besideGroup('perform', 'khong-co')]), 'unknown-group', { groupId: 'khong-co' }],
    ['an own lead marked external', oneTask([{ ...lead('vptu'), external: true }]), 'lead-not-external', { taskCode: 'IV.1', bodyId: 'vptu' }],
    ['a point twice', oneTask([lead('vptu')], { points: [{ code: 'a', text: 'một' }, { code: 'a', text: 'hai' }] }), 'duplicate-point-code', { taskCode: 'IV.1', pointCode: 'a' }],
    ['a point without words', oneTask([lead('vptu')], { points: [{ code: 'a', text: ' ' }] }), 'text-missing', { field: 'points.text', taskCode: 'IV.1' }],
    ['a point whose code is none', oneTask([lead('vptu')], { points: [{ code: 'a b', text: 'một' }] }), 'code-invalid', { code: 'a b' }],
    ['101 points', oneTask([lead('vptu')], { points: Array.from({ length: 101 }, (_, at) => ({ code: `${at}`, text: 'một' })) }), 'too-many-points', { taskCode: 'IV.1', most: 100 }],
    ['a quorum of no points', oneTask([lead('vptu')], { pointsCompletion: { by: 'quorum', percent: 0 } }), 'quorum-out-of-range', { taskCode: 'IV.1', percent: 0 }],
    ['an external confirming body', specimenContent({ confirmingBody: bodyId('tld-ldvn') }), 'body-is-external', { bodyId: 'tld-ldvn', as: 'confirming' }],
    ['a deadline before the date', oneTask([lead('vptu')], { deadlines: [dueOn('2021-11-14')] }), 'deadline-before-issue', { taskCode: 'IV.1', due: '2021-11-14', date: '2021-11-15' }],
    ['a deadline on 31/02', oneTask([lead('vptu')], { deadlines: [{ ...dueOn('2022-01-01'), due: '2022-02-31' as typeof content.date }] }), 'deadline-invalid', { taskCode: 'IV.1', due: '2022-02-31', faults: ['no-such-day'] }],
    ['a standing deadline with a day', oneTask([lead('vptu')], { deadlines: [{ ...dueOn('2022-01-01'), kind: 'standing' as const }] }), 'deadline-invalid', { taskCode: 'IV.1', due: '2022-01-01', faults: ['kind-must-not-have-due'] }],
    ['two deadlines, none governing', oneTask([lead('vptu')], { deadlines: [dueOn('2021-12-01'), dueOn('2021-12-31')] }), 'deadlines-unclear', { taskCode: 'IV.1', days: ['2021-12-01', '2021-12-31'] }],
  ] as const)('refuses %s', (_what, faulty, tag, facts) => {
    given([]).when({ type: 'DraftDirective', content: faulty, register }, issuer).thenRefuses(tag, facts);
  });

  it.each(['24-KH/TU', '024-KH/TU', '24/KH-UBND', '24/2021/KH-UBND'])('accepts the symbol %s', (symbol) => {
    const draft = specimenContent({ number: { ...content.number, symbol } });
    given([]).when({ type: 'DraftDirective', content: draft, register }, issuer).thenRecords({ type: 'DirectiveDrafted', data: { content: draft } });
  });

  it('is revised under the number that was claimed', () => {
    const revised = specimenContent({ title: 'Kế hoạch sửa' });
    given(happened(drafted)).when({ type: 'ReviseDraft', content: revised, register }, issuer).thenRecords({ type: 'DirectiveDraftRevised', data: { content: revised } });
    given(happened(drafted))
      .when({ type: 'ReviseDraft', content: specimenContent({ number: { ...content.number, number: 25, symbol: '25-KH/TU' } }), register }, issuer)
      .thenRefuses('draft-identity-changed', { field: 'number' });
    given(happened(drafted, issued)).when({ type: 'ReviseDraft', content: revised, register }, issuer).thenRefuses('directive-not-drafted', { status: 'issued' });
  });
});

describe('issuing', () => {
  it('freezes groups, plans one assignment per lead, re-routes confirmation (R12), lists addressees and those not reached', () => {
    given(happened(drafted)).when(issue, issuer).thenRecords(issued);
  });

  it('refuses a lead that ended since the draft, and a group that emptied', () => {
    const basis = 'QĐ';
    const ended = registerOf(...SPECIMEN_REGISTER_EVENTS, { type: 'BodyEnded', data: { bodyId: bodyId('ban-tuyen-giao'), lastDay: localDate('2021-11-14'), basis } });
    given(happened(drafted)).when({ ...issue, register: ended }, issuer).thenRefuses('body-ended', { bodyId: 'ban-tuyen-giao', as: 'recipient' });
    const emptied = registerOf(
      ...SPECIMEN_REGISTER_EVENTS,
      ...(['thanh-uy-hue', 'huyen-uy-a-luoi'] as const).map((id) => ({ type: 'BodyEnded', data: { bodyId: bodyId(id), lastDay: localDate('2021-11-14'), basis } }) as const),
    );
    given(happened(drafted)).when({ ...issue, register: emptied }, issuer).thenRefuses('lead-group-empty', { taskCode: 'IV.1' });
  });

  it('never lets a successor of the lead confirm, and refuses when nobody is left', () => {
    const split = registerOf(...SPECIMEN_REGISTER_EVENTS, {
      type: 'BodiesSucceeded',
      data: { predecessors: [bodyId('ban-to-chuc')], successors: [bodyId('ban-dan-van')], newBodies: [], on: localDate('2021-12-01'), basis: 'QĐ' },
    });
    const alone = { ...oneTask([lead('ban-to-chuc')]), confirmingFallbacks: [] };
    given(happened({ type: 'DirectiveDrafted', data: { content: alone } })).when({ ...issue, register: split }, issuer).thenRefuses('no-confirming-body', { taskCode: 'IV.1' });
  });

  it('fans out each lead once, the mode of its first mention', () => {
    const twice = oneTask([lead('thanh-uy-hue', 'direct'), leadGroup('cap-uy-huyen')]);
    given(happened({ type: 'DirectiveDrafted', data: { content: twice } })).when(issue, issuer).thenState((state) => {
      expect(state.planned.map(({ leadBody, mode }) => [leadBody, mode])).toEqual([['thanh-uy-hue', 'direct'], ['huyen-uy-a-luoi', 'do']]);
    });
  });

  it('happens once, from a draft', () => {
    given([]).when(issue, issuer).thenRefuses('directive-not-drafted', { status: 'none' });
    given(happened(drafted, issued)).when(issue, issuer).thenRefuses('directive-not-drafted', { status: 'issued' });
    given(happened(drafted)).when(issue, actOf('vptu', '2021-11-15')).thenRefuses('not-issuer', { issuer: 'btv-tinh-uy', actingBody: 'vptu' });
  });
});

describe('amending', () => {
  const item = { code: 'IV.9', sourceSentence: 'Bổ sung.', sourceLine: null, corrections: [], tasks: [taskWith('IV.9', [leadGroup('cap-uy-huyen')])] };
  const amend = { type: 'AmendDirective', amendmentSymbol: '30-KH/TU', urgency: 'urgent', basis: 'Kết luận 5', effectiveOn: localDate('2022-03-01'), register, assignmentIdFor: readableAssignmentId } as const;
  const changes: readonly AmendmentChange[] = [
    { kind: 'deadline-changed', taskCode: taskCode('IV.4'), deadlines: [dueOn('2022-06-30')] },
    { kind: 'task-withdrawn', taskCode: taskCode('IV.8a') },
    { kind: 'item-added', item },
  ];
  const wider = registerOf(...SPECIMEN_REGISTER_EVENTS, {
    type: 'BodiesRegistered',
    data: { bodies: [bodyEntry('huyen-uy-moi', { kind: 'districtPartyCommittee', level: 'district', parentId: bodyId('btv-tinh-uy'), from: localDate('2022-01-01') })] },
  });

  it('changes deadlines, withdraws tasks, adds items whose groups are frozen anew', () => {
    const members = ['huyen-uy-a-luoi', 'huyen-uy-moi', 'thanh-uy-hue'];
    const then = given(happened(drafted, issued)).when({ ...amend, changes, register: wider }, issuer);
    then.thenRecords({
      type: 'DirectiveAmended',
      data: {
        directiveId: content.directiveId, amendmentSymbol: '30-KH/TU', urgency: 'urgent', basis: 'Kết luận 5', effectiveOn: localDate('2022-03-01'), changes,
        frozenGroups: [frozen('cap-uy-huyen', 'các huyện ủy, thị ủy, Thành ủy Huế', members, localDate('2022-03-01'))],
        plannedAssignments: members.map((body) => planned('IV.9', body, 'ban-dan-van')),
      },
    });
    then.thenState((state) => {
      expect(state.content?.items.map(({ code }) => code)).toEqual(['IV.1', 'IV.4', 'IV.8', 'IV.9']);
      expect(state.content?.items[1]?.tasks[0]?.deadlines).toEqual([dueOn('2022-06-30')]);
      expect(state.withdrawnTasks).toEqual(['IV.8a']);
      expect(state.amendments).toEqual([{ symbol: '30-KH/TU', urgency: 'urgent', effectiveOn: '2022-03-01', basis: 'Kết luận 5' }]);
      expect(directiveStateFromJson(JSON.parse(JSON.stringify(directiveStateToJson(state))))).toEqual(state);
    });
  });

  it('adds points to a task and withdraws others, whose codes stay used', () => {
    const [a, b, c] = ['a', 'b', 'c'].map((code) => ({ code, text: `điểm ${code}` })) as [TaskPoint, TaskPoint, TaskPoint];
    const pointed = oneTask([lead('vptu')], { points: [a, b] });
    const before = happened({ type: 'DirectiveDrafted', data: { content: pointed } }, { type: 'DirectiveIssued', data: { ...issued.data, frozenGroups: [], plannedAssignments: [planned('IV.1', 'vptu', 'ban-dan-van')] } });
    const changed = (added: readonly TaskPoint[], withdrawn: readonly string[]): AmendmentChange => ({ kind: 'points-changed', taskCode: taskCode('IV.1'), added, withdrawn });
    const both: readonly AmendmentChange[] = [changed([c], ['a']), { kind: 'deadline-changed', taskCode: taskCode('IV.1'), deadlines: [dueOn('2022-06-30')] }];
    const event: DirectiveEvent = {
      type: 'DirectiveAmended',
      data: { directiveId: content.directiveId, amendmentSymbol: '30-KH/TU', urgency: 'urgent', basis: 'Kết luận 5', effectiveOn: localDate('2022-03-01'), changes: both, frozenGroups: [], plannedAssignments: [] },
    };
    const then = given(before).when({ ...amend, changes: both }, issuer);
    then.thenRecords(event);
    then.thenState((state) => expect([state.content?.items[0]?.tasks[0]?.points, state.withdrawnPoints]).toEqual([[b, c], [{ taskCode: 'IV.1', code: 'a' }]]));
    const after = [...before, ...happened(event)];
    for (const [change, tag, facts] of [
      [changed([a], []), 'duplicate-point-code', { taskCode: 'IV.1', pointCode: 'a' }],
      [changed([b], ['b']), 'duplicate-point-code', { taskCode: 'IV.1', pointCode: 'b' }],
      [changed([], ['a']), 'unknown-point', { taskCode: 'IV.1', pointCode: 'a' }],
      [changed([], ['b', 'b']), 'unknown-point', { taskCode: 'IV.1', pointCode: 'b' }],
      [changed([], []), 'amendment-empty', { taskCode: 'IV.1' }],
    ] as const) {
      given(after).when({ ...amend, amendmentSymbol: '31-KH/TU', changes: [change] }, issuer).thenRefuses(tag, facts);
    }
    for (const twice of [[changed([c], []), changed([], ['a'])], [{ kind: 'task-withdrawn', taskCode: taskCode('IV.1') }, changed([c], [])], [changed([c], []), { kind: 'task-withdrawn', taskCode: taskCode('IV.1') }]] as const) {
      given(before).when({ ...amend, changes: twice }, issuer).thenRefuses('conflicting-changes', { taskCode: 'IV.1' });
    }
  });

  it.each([
    ['no number', { amendmentSymbol: ' ' }, 'amendment-symbol-used', { amendmentSymbol: '' }],
    ['its own number', { amendmentSymbol: '24-KH/TU' }, 'amendment-symbol-used', { amendmentSymbol: '24-KH/TU' }],
    ['no basis', { basis: '' }, 'basis-missing', {}],
    ['no change', { changes: [] }, 'amendment-empty', {}],
    ['an effect before the issue', { effectiveOn: localDate('2021-11-14') }, 'amendment-before-issue', { effectiveOn: '2021-11-14', issuedOn: '2021-11-15' }],
    ['an unknown task', { changes: [{ kind: 'deadline-changed', taskCode: taskCode('X'), deadlines: [] }] }, 'unknown-task', { taskCode: 'X' }],
    ['one task twice', { changes: [changes[1]!, changes[1]!] }, 'conflicting-changes', { taskCode: 'IV.8a' }],
    ['a code in use', { changes: [{ kind: 'item-added', item: { ...item, tasks: [taskWith('IV.4', [lead('vptu')])] } }] }, 'duplicate-task-code', { taskCode: 'IV.4' }],
    ['a date gone by', { changes: [{ kind: 'deadline-changed', taskCode: taskCode('IV.4'), deadlines: [dueOn('2022-02-28')] }] }, 'deadline-before-issue', { taskCode: 'IV.4', due: '2022-02-28', date: '2022-03-01' }],
  ] as const)('refuses %s', (_what, change, tag, facts) => {
    given(happened(drafted, issued)).when({ ...amend, changes, ...change }, issuer).thenRefuses(tag, facts);
  });

  it('is not done twice under one number, nor to a withdrawn task, nor after the end', () => {
    const amended: DirectiveEvent = {
      type: 'DirectiveAmended',
      data: { directiveId: content.directiveId, amendmentSymbol: '30-KH/TU', urgency: 'ordinary', basis: 'x', effectiveOn: localDate('2022-01-01'), changes: [changes[1]!], frozenGroups: [], plannedAssignments: [] },
    };
    given(happened(drafted, issued, amended)).when({ ...amend, changes }, issuer).thenRefuses('amendment-symbol-used', { amendmentSymbol: '30-KH/TU' });
    given(happened(drafted, issued, amended)).when({ ...amend, amendmentSymbol: '31-KH/TU', changes }, issuer).thenRefuses('task-already-withdrawn', { taskCode: 'IV.8a' });
    const { directiveId } = content;
    for (const [event, status] of [[{ type: 'DirectiveConcluded', data: { directiveId, basis: 'x' } }, 'concluded'], [{ type: 'DirectiveWithdrawn', data: { directiveId, basis: 'x' } }, 'withdrawn']] as const) {
      const ended = happened(drafted, issued, event);
      given(ended).when({ ...amend, changes }, issuer).thenRefuses('directive-not-issued', { status });
      given(ended).when({ type: 'ConcludeDirective', basis: 'x' }, issuer).thenRefuses('directive-not-issued', { status });
      given(ended).when({ type: 'WithdrawDirective', basis: 'x' }, issuer).thenRefuses('directive-not-issued', { status });
    }
  });
});

describe('ending', () => {
  const { directiveId } = content;
  it('concludes an issued directive and withdraws an issued or drafted one, with a basis', () => {
    given(happened(drafted, issued)).when({ type: 'ConcludeDirective', basis: ' BC 9 ' }, issuer).thenRecords({ type: 'DirectiveConcluded', data: { directiveId, basis: 'BC 9' } });
    given(happened(drafted, issued)).when({ type: 'WithdrawDirective', basis: 'CV 1' }, issuer).thenRecords({ type: 'DirectiveWithdrawn', data: { directiveId, basis: 'CV 1' } });
    given(happened(drafted)).when({ type: 'WithdrawDirective', basis: 'CV 1' }, issuer).thenRecords({ type: 'DirectiveWithdrawn', data: { directiveId, basis: 'CV 1' } });
    given(happened(drafted)).when({ type: 'ConcludeDirective', basis: 'x' }, issuer).thenRefuses('directive-not-issued', { status: 'drafted' });
    given(happened(drafted, issued)).when({ type: 'WithdrawDirective', basis: ' ' }, issuer).thenRefuses('basis-missing');
    expect(foldAll(happened(drafted, issued)).status).toBe('issued');
  });

  it('by mistake is taken back with its reason, and the directive is in force as it was (R15)', () => {
    const concluded = happened(drafted, issued, { type: 'DirectiveConcluded', data: { directiveId, basis: 'BC 9' } });
    const takeBack = { type: 'TakeBackDirectiveConclusion', reason: ' kết thúc nhầm ' } as const;
    const then = given(concluded).when(takeBack, issuer);
    then.thenRecords({ type: 'DirectiveConclusionTakenBack', data: { directiveId, reason: 'kết thúc nhầm' } });
    then.thenState((state) => expect(state).toEqual(foldAll(happened(drafted, issued))));
    given(concluded).when({ ...takeBack, reason: ' ' }, issuer).thenRefuses('reason-missing');
    given(concluded).when(takeBack, actOf('vptu', '2021-11-20')).thenRefuses('not-issuer', { issuer: content.number.issuer, actingBody: 'vptu' });
    given(happened(drafted, issued)).when(takeBack, issuer).thenRefuses('directive-not-concluded', { status: 'issued' });
    given(happened(drafted, issued, { type: 'DirectiveWithdrawn', data: { directiveId, basis: 'x' } })).when(takeBack, issuer).thenRefuses('directive-not-concluded', { status: 'withdrawn' });
  });
});

describe('the dates of an act (R13)', () => {
  const late = { ...issuer, occurredOn: localDate('2021-11-14') };
  it('needs a basis for a paper older than its record, and allows none from tomorrow', () => {
    given(happened(drafted)).when(issue, late).thenRefuses('late-entry-needs-basis', { occurredOn: '2021-11-14', recordedOn: '2021-11-15' });
    given(happened(drafted)).when(issue, { ...late, lateEntryBasis: 'bản gốc' }).thenRecords(issued);
    given(happened(drafted)).when(issue, { ...late, occurredOn: localDate('2021-11-16') }).thenRefuses('occurred-in-future', { occurredOn: '2021-11-16', recordedOn: '2021-11-15' });
  });
});
