import { describe, expect, it } from '@jest/globals';
import { actOf, deciderSpecification } from '#libs/testing/domain';
import { assignmentId, bodyId, directiveId, localDate, taskCode, urgingId, type AssignmentId, type BodyId, type LocalDate } from '../../kernel/index.js';
import { emptyRegister, evolveOrganisation } from '../../organisation/index.js';
import type { EarlierUrging, UrgingCommand } from './commands.js';
import type { DutyToUrge } from './duty-to-urge.js';
import type { UrgedDuty, UrgingDocument } from './document.js';
import { urgingDecider } from './index.js';

const { given, play } = deciderSpecification(urgingDecider);
const [btv, watcher, board, office, abroad, merged] = ['btv', 'ban-dan-van', 'ban-tuyen-giao', 'huyen-uy-a', 'tong-ld', 'ban-tgdv'].map(bodyId) as [BodyId, BodyId, BodyId, BodyId, BodyId, BodyId];
const entry = (id: BodyId, kind: 'partyBoard' | 'districtPartyCommittee' | 'standingCommittee', external = false) =>
  ({ bodyId: id, kind, level: kind === 'districtPartyCommittee' ? 'district' : 'province', parentId: null, name: `Tên ${id}`, external, from: localDate('2000-01-01') }) as const;
const register = evolveOrganisation(emptyRegister, {
  type: 'BodiesRegistered',
  data: { bodies: [entry(btv, 'standingCommittee'), entry(watcher, 'partyBoard'), entry(board, 'partyBoard'), entry(office, 'districtPartyCommittee'), entry(abroad, 'partyBoard', true), entry(merged, 'partyBoard')] },
});
const dutyId = (place: number): AssignmentId => assignmentId(`duty-${place}`);
const directive = directiveId('d-24');
const facts = { directiveId: directive, taskCode: taskCode('IV.4'), lead: board, assignedBy: btv, supervising: watcher, external: false, status: 'in-progress', line: 'dated', due: localDate('2021-12-30'), assignedOn: localDate('2021-11-15') } as const;
const duty = (place: number, change: Partial<NonNullable<DutyToUrge['facts']>> = {}): DutyToUrge => ({ assignmentId: dutyId(place), facts: { ...facts, ...change } });
const urged = (place: number, change: Partial<UrgedDuty> = {}): UrgedDuty => ({
  assignmentId: dutyId(place), directiveId: directive, taskCode: taskCode('IV.4'), lead: board, assignedBy: btv, supervising: watcher, due: localDate('2021-12-30'), follows: null, ...change,
});
const document: UrgingDocument = {
  urgingId: urgingId('u-1'), number: { issuer: watcher, kind: 'CV', year: 2022, number: 15, symbol: '15-CV/BDVTU' }, date: localDate('2022-01-10'), signatory: { capacity: 'K/T', onBehalfOf: watcher, position: 'Phó Trưởng ban' },
  grade: 'remind', colour: 'xanh', directiveId: null, answerDue: localDate('2022-01-17'), demand: 'Báo cáo tiến độ', asksExplanation: true, basis: 'Kế hoạch 24-KH/TU', skipsGradeReason: null,
};
const issue = (change: Partial<UrgingDocument> = {}, more: Partial<Extract<UrgingCommand, { type: 'IssueUrging' }>> = {}): UrgingCommand => ({
  type: 'IssueUrging', document: { ...document, ...change }, duties: [duty(1), duty(2, { lead: office })], bodies: [], earlier: [], leaveOutRefused: false, register, ...more,
});
const addressees = [{ body: board, name: 'Tên ban-tuyen-giao', kind: 'partyBoard', level: 'province' }, { body: office, name: 'Tên huyen-uy-a', kind: 'districtPartyCommittee', level: 'district' }] as const;
const dayOne = actOf('ban-dan-van', '2022-01-10');
const by = (body: string, day: string) => actOf(body, day);
const issued = play([issue(), dayOne]);
const answer: UrgingCommand = { type: 'AnswerUrging', addressee: null, register, text: 'Đã trình', refersTo: [{ assignmentId: dutyId(1), revision: 3, lastRevision: 3 }], promises: [{ assignmentId: dutyId(1), day: localDate('2022-02-01') }] };
const explain: UrgingCommand = { type: 'GiveExplanation', addressee: null, register, text: 'Do dịch bệnh' };
const close: UrgingCommand = { type: 'CloseUrging', note: null, register };

describe('a formal urging', () => {
  it('freezes its addressees with the names of the day, each once', () => {
    const duties = [duty(1), duty(2, { lead: office }), duty(3), duty(1)];
    given([]).when(issue({}, { duties }), dayOne).thenRecords({ type: 'UrgingIssued', data: { document, duties: [urged(1), urged(2, { lead: office }), urged(3)], addressees, leftOut: [] } });
  });

  it('is about a directive as a whole, to bodies that it reaches', () => {
    const about = { directiveId: directive };
    const data = { document: { ...document, ...about }, duties: [], addressees: [addressees[1]], leftOut: [] };
    given([]).when(issue(about, { duties: [], bodies: [{ body: office, inDirective: true }] }), dayOne).thenRecords({ type: 'UrgingIssued', data });
    given([]).when(issue(about, { duties: [], bodies: [{ body: office, inDirective: false }] }), dayOne).thenRefuses('addressee-not-in-directive', { bodyId: office });
    given([]).when(issue({}, { duties: [], bodies: [{ body: office, inDirective: true }] }), dayOne).thenRefuses('addressee-not-in-directive', { bodyId: office });
    given([]).when(issue(about, { duties: [], bodies: [{ body: abroad, inDirective: true }] }), dayOne).thenRefuses('addressee-not-in-register', { bodyId: abroad });
    given([]).when(issue(about, { duties: [], bodies: [{ body: watcher, inDirective: true }] }), dayOne).thenRefuses('urging-itself', { bodyId: watcher });
  });

  it.each([
    ['without an addressee', {}, { duties: [] }, 'urging-without-addressee', {}],
    ['with an answer due before its date', { answerDue: localDate('2022-01-09') }, {}, 'answer-due-before-date', { answerDue: '2022-01-09', date: '2022-01-10' }],
    ['on no day', { answerDue: '2022-02-30' as LocalDate }, {}, 'date-invalid', { date: '2022-02-30' }],
    ['of another day than its act', { date: localDate('2022-01-09') }, {}, 'urging-date-mismatch', { date: '2022-01-09', occurredOn: '2022-01-10' }],
    ['without a demand', { demand: ' ' }, {}, 'text-missing', { field: 'demand' }],
    ['without a basis', { basis: '' }, {}, 'basis-missing', {}],
    ['with a number of another year', { number: { ...document.number, year: 2021 } }, {}, 'year-mismatch', { year: 2021, date: '2022-01-10' }],
    ['with a number that its symbol does not show', { number: { ...document.number, symbol: '16-CV/BDVTU' } }, {}, 'symbol-mismatch', { symbol: '16-CV/BDVTU', number: 15, kind: 'CV' }],
    ['in the name of another body', { number: { ...document.number, issuer: btv } }, {}, 'not-urging-body', { issuer: btv, actingBody: watcher }],
  ] as const)('does not go out %s', (_how, change, more, tag, why) => {
    given([]).when(issue(change, more), dayOne).thenRefuses(tag, why);
  });

  it('has a number that was not used before', () => {
    given(issued).when(issue({ urgingId: urgingId('u-2') }), dayOne).thenRefuses('urging-number-used', { symbol: '15-CV/BDVTU', urgingId: 'u-1' });
  });
});

describe('a duty', () => {
  it.each([
    ['nobody knows', { assignmentId: dutyId(1), facts: null }, { reason: 'duty-unknown' }],
    ['accepted', duty(1, { status: 'accepted' }), { reason: 'duty-finished', status: 'accepted' }],
    ['closed', duty(1, { status: 'closed' }), { reason: 'duty-finished', status: 'closed' }],
    ['withdrawn', duty(1, { status: 'withdrawn' }), { reason: 'duty-withdrawn', status: 'withdrawn' }],
    ['suspended', duty(1, { status: 'suspended' }), { reason: 'duty-suspended', status: 'suspended' }],
    ['returned to its issuer', duty(1, { status: 'returned-to-issuer' }), { reason: 'duty-returned-to-issuer', status: 'returned-to-issuer' }],
    ['standing', duty(1, { line: 'standing', due: null }), { reason: 'duty-without-due-day', line: 'standing' }],
    ['undated', duty(1, { line: 'undated', due: null }), { reason: 'duty-without-due-day', line: 'undated' }],
    ['carried outside the province', duty(1, { lead: abroad }), { reason: 'duty-external', bodyId: abroad }],
    ['marked external when it was assigned', duty(1, { external: true }), { reason: 'duty-external', bodyId: board }],
    ['of a body that is gone', duty(1, { lead: bodyId('nobody') }), { reason: 'duty-lead-gone', bodyId: 'nobody' }],
    ['that did not exist yet', duty(1, { assignedOn: localDate('2022-01-11') }), { reason: 'duty-not-yet-assigned', date: '2022-01-10', assignedOn: '2022-01-11' }],
    ['of another’s supervision', duty(1, { supervising: office }), { reason: 'duty-not-supervised', issuer: watcher }],
    ['of the one who urges', duty(1, { lead: watcher }), { reason: 'urges-itself', bodyId: watcher }],
  ] as const)('%s is not urged', (_how, wrong, why) => {
    given([]).when(issue({}, { duties: [wrong, duty(2)] }), dayOne).thenRefuses('duties-not-urgeable', { duties: [{ assignmentId: 'duty-1', ...why }] });
    const data = { document, duties: [urged(2)], addressees: [addressees[0]], leftOut: [{ assignmentId: dutyId(1), reason: why.reason }] };
    given([]).when(issue({}, { duties: [wrong, duty(2)], leaveOutRefused: true }), dayOne).thenRecords({ type: 'UrgingIssued', data });
    given([]).when(issue({}, { duties: [wrong], leaveOutRefused: true }), dayOne).thenRefuses('duties-not-urgeable', { duties: [{ assignmentId: 'duty-1', ...why }] });
  });

  it('is urged by who assigned it too', () => {
    const number = { ...document.number, issuer: btv };
    given([]).when(issue({ number }, { duties: [duty(1)] }), by('btv', '2022-01-10')).thenRecords({ type: 'UrgingIssued', data: { document: { ...document, number }, duties: [urged(1)], addressees: [addressees[0]], leftOut: [] } });
  });

  it('is urged step by step: a graver grade goes on from an earlier urging of the same duty, or says why not', () => {
    const before = (grade: EarlierUrging['grade'], date = '2022-01-02'): EarlierUrging => ({ urgingId: urgingId(`u-${grade}`), grade, date: localDate(date), duties: [dutyId(1)] });
    const one = { duties: [duty(1)] };
    const data = (change: Partial<UrgingDocument>, follows: string | null) => ({ document: { ...document, ...change }, duties: [urged(1, { follows: follows === null ? null : urgingId(follows) })], addressees: [addressees[0]], leftOut: [] });
    const skipped = (grade: string, gravestBefore: string | null) => ({ duties: [{ assignmentId: 'duty-1', reason: 'grade-skipped', grade, gravestBefore }] });
    given([]).when(issue({ grade: 'urge' }, one), dayOne).thenRefuses('duties-not-urgeable', skipped('urge', null));
    given([]).when(issue({ grade: 'urge' }, { ...one, earlier: [{ ...before('remind'), duties: [dutyId(2)] }] }), dayOne).thenRefuses('duties-not-urgeable', skipped('urge', null));
    given([]).when(issue({ grade: 'urge' }, { ...one, earlier: [before('remind', '2022-01-11')] }), dayOne).thenRefuses('duties-not-urgeable', skipped('urge', null));
    given([]).when(issue({ grade: 'urge' }, { ...one, earlier: [before('remind')] }), dayOne).thenRecords({ type: 'UrgingIssued', data: data({ grade: 'urge' }, 'u-remind') });
    given([]).when(issue({ grade: 'criticise' }, { ...one, earlier: [before('remind')] }), dayOne).thenRefuses('duties-not-urgeable', skipped('criticise', 'remind'));
    given([]).when(issue({ grade: 'criticise' }, { ...one, earlier: [before('urge'), before('remind')] }), dayOne).thenRecords({ type: 'UrgingIssued', data: data({ grade: 'criticise' }, 'u-urge') });
    given([]).when(issue({ grade: 'criticise', skipsGradeReason: 'Kéo dài' }, one), dayOne).thenRecords({ type: 'UrgingIssued', data: data({ grade: 'criticise', skipsGradeReason: 'Kéo dài' }, null) });
    given([]).when(issue({}, { ...one, earlier: [before('criticise')] }), dayOne).thenRecords({ type: 'UrgingIssued', data: data({}, 'u-criticise') });
  });
});

describe('an answer', () => {
  it('is given by an addressee about its own duties, any number of times, and times only the first', () => {
    given(issued).when(answer, by('ban-tuyen-giao', '2022-01-17')).thenRecords({
      type: 'UrgingAnswered', data: { addressee: board, text: 'Đã trình', refersTo: [{ assignmentId: dutyId(1), revision: 3 }], promises: [{ assignmentId: dutyId(1), day: localDate('2022-02-01') }] },
    });
    const answered = [...issued, ...play([issue(), dayOne], [answer, by('ban-tuyen-giao', '2022-01-17')]).slice(1)];
    const again = by('ban-tuyen-giao', '2022-01-20');
    given(answered).when(answer, again).thenState(({ addressees: [first] }) => {
      expect([first?.answers, first?.answeredAt, first?.delivered]).toEqual([2, by('ban-tuyen-giao', '2022-01-17').recordedAt, true]);
    });
  });

  it.each([
    ['by a body that is not addressed', answer, by('btv', '2022-01-12'), 'not-urged', { actingBody: btv }],
    ['without words', { ...answer, text: ' ' }, by('ban-tuyen-giao', '2022-01-12'), 'text-missing', { field: 'text' }],
    ['about another’s duty', answer, by('huyen-uy-a', '2022-01-12'), 'duty-not-urged', { assignmentId: 'duty-1' }],
    ['with an event that is not there', { ...answer, refersTo: [{ assignmentId: dutyId(1), revision: 4, lastRevision: 3 }] }, by('ban-tuyen-giao', '2022-01-12'), 'event-not-found', { assignmentId: 'duty-1', revision: 4, lastRevision: 3 }],
    ['with a promise of the past', { ...answer, promises: [{ assignmentId: dutyId(1), day: localDate('2022-01-11') }] }, by('ban-tuyen-giao', '2022-01-12'), 'promise-in-the-past', { day: '2022-01-11', occurredOn: '2022-01-12' }],
    ['with a promise for another duty', { ...answer, promises: [{ assignmentId: dutyId(2), day: localDate('2022-01-15') }] }, by('ban-tuyen-giao', '2022-01-12'), 'duty-not-urged', { assignmentId: 'duty-2' }],
    ['with a promise made twice', { ...answer, promises: [1, 1].map((place) => ({ assignmentId: dutyId(place), day: localDate('2022-01-15') })) }, by('ban-tuyen-giao', '2022-01-12'), 'promise-repeated', { assignmentId: 'duty-1' }],
    ['dated before the urging', answer, { ...by('ban-tuyen-giao', '2022-01-12'), occurredOn: localDate('2022-01-09'), lateEntryBasis: 'sổ' }, 'occurred-before-urging', { occurredOn: '2022-01-09', date: '2022-01-10' }],
  ] as const)('is refused %s', (_how, command, act, tag, why) => {
    given(issued).when(command as UrgingCommand, act).thenRefuses(tag, why);
  });

  it('is refused to an urging that was withdrawn, is closed or never was', () => {
    const withdrawn = play([issue(), dayOne], [{ type: 'WithdrawUrging', basis: 'CV 16', register }, dayOne]);
    const closed = play([issue(), dayOne], [{ ...close, note: 'Đã họp' }, dayOne]);
    const late = by('ban-tuyen-giao', '2022-01-12');
    for (const command of [answer, explain]) {
      given(withdrawn).when(command, late).thenRefuses('urging-withdrawn');
      given(closed).when(command, late).thenRefuses('urging-closed');
      given([]).when(command, late).thenRefuses('urging-unknown');
    }
    given(withdrawn).when({ ...close, note: 'x' }, dayOne).thenRefuses('urging-withdrawn');
  });

  it('is preceded by delivery, said once by either side', () => {
    const deliver: UrgingCommand = { type: 'RecordUrgingDelivery', addressee: board, channel: 'văn thư' };
    const recorded = { type: 'UrgingDelivered', data: { addressee: board, channel: 'văn thư' } } as const;
    given(issued).when(deliver, dayOne).thenRecords(recorded);
    given(issued).when(deliver, by('ban-tuyen-giao', '2022-01-11')).thenRecords(recorded);
    given(play([issue(), dayOne], [deliver, dayOne])).when(deliver, dayOne).thenRecords();
    given(issued).when(deliver, by('huyen-uy-a', '2022-01-11')).thenRefuses('not-urging-body', { issuer: watcher, actingBody: office });
    given(issued).when({ ...deliver, addressee: btv }, dayOne).thenRefuses('not-urged', { addressee: btv });
    given(issued).when({ ...deliver, channel: '' }, dayOne).thenRefuses('text-missing', { field: 'channel' });
  });
});

describe('a body that was merged', () => {
  /** On 3/2/2025 Ban Tuyên giáo and Ban Dân vận become one, and so does a district with it. */
  const on = localDate('2025-02-03');
  const gone = new Map([...register.bodies].map(([id, body]) => [id, [board, watcher, office].includes(id) ? { ...body, lastDay: localDate('2025-02-02'), successors: [merged] } : id === merged ? { ...body, predecessors: [board, watcher] } : body]));
  const after = { ...register, bodies: gone };
  const both = { ...register, bodies: new Map([...gone].map(([id, body]) => [id, id === merged ? { ...body, predecessors: [board, office] } : body])) };
  const heir = actOf('ban-tgdv', on);
  const said = { type: 'AnswerUrging', addressee: null, text: 'Trả lời thay', refersTo: [], promises: [], register: after } as const;

  it('is answered for by its successor, which says for whom when it continues several (R11)', () => {
    const data = { addressee: board, text: 'Trả lời thay', refersTo: [], promises: [] };
    given(issued).when(said, heir).thenRecords({ type: 'UrgingAnswered', data });
    given(issued).when({ ...said, register: both }, heir).thenRefuses('addressee-unclear', { addressees: [board, office] });
    given(issued).when({ ...said, register: both, addressee: office }, heir).thenRecords({ type: 'UrgingAnswered', data: { ...data, addressee: office } });
    given(issued).when({ ...said, addressee: office }, heir).thenRefuses('not-urged', { actingBody: merged });
    given(issued).when({ ...said, register: { ...register, bodies: new Map([...register.bodies, [merged, { ...(register.bodies.get(merged) as NonNullable<ReturnType<typeof register.bodies.get>>), predecessors: [board] }]]) } }, heir).thenRefuses('not-urged', { actingBody: merged });
  });

  it('does not end by its successor an urging to which that would have to answer; who assigned the duty does (R12)', () => {
    const end = { ...close, note: 'x', register: after } as UrgingCommand;
    given(issued).when(end, heir).thenRefuses('urged-body-decides', { actingBody: merged });
    given(issued).when(end, actOf('btv', on)).thenRecords({ type: 'UrgingClosed', data: { note: 'x', unanswered: [board, office] } });
    given(issued).when({ ...close, note: 'x' } as UrgingCommand, actOf('btv', on)).thenRefuses('not-urging-body', { issuer: watcher, actingBody: btv });
  });
});

describe('an explanation', () => {
  const accept: UrgingCommand = { type: 'AcceptExplanation', addressee: board, note: ' ', register };
  const again: UrgingCommand = { type: 'AskExplanationAgain', addressee: board, reason: 'Chưa rõ', due: localDate('2022-01-25'), register };
  const mine = by('ban-tuyen-giao', '2022-01-12');
  const gave = play([issue(), dayOne], [explain, mine]);

  it('is given, asked again and accepted, round by round', () => {
    given(issued).when(explain, mine).thenRecords({ type: 'ExplanationGiven', data: { addressee: board, round: 1, text: 'Do dịch bệnh' } });
    given(gave).when(explain, mine).thenRefuses('explanation-under-review', { round: 1 });
    given(gave).when(again, dayOne).thenRecords({ type: 'ExplanationAskedAgain', data: { addressee: board, round: 1, reason: 'Chưa rõ', due: localDate('2022-01-25') } });
    const twice = play([issue(), dayOne], [explain, mine], [again, by('ban-dan-van', '2022-01-13')], [explain, by('ban-tuyen-giao', '2022-01-14')]);
    given(twice).when(accept, by('ban-dan-van', '2022-01-15')).thenRecords({ type: 'ExplanationAccepted', data: { addressee: board, round: 2, note: null } });
    const accepted = play([issue(), dayOne], [explain, mine], [accept, by('ban-dan-van', '2022-01-13')]);
    given(accepted).when(explain, by('ban-tuyen-giao', '2022-01-14')).thenRefuses('explanation-accepted', { round: 1 });
    given(accepted).when(again, by('ban-dan-van', '2022-01-14')).thenRefuses('explanation-accepted', { round: 1 });
  });

  it('is not given when none was asked, nor judged when none was given or by another body', () => {
    given(play([issue({ asksExplanation: false }), dayOne])).when(explain, mine).thenRefuses('explanation-not-asked');
    given(issued).when(accept, dayOne).thenRefuses('explanation-not-given', { addressee: board });
    given(issued).when({ ...accept, addressee: btv }, dayOne).thenRefuses('not-urged', { addressee: btv });
    given(issued).when({ ...explain, text: '' }, mine).thenRefuses('text-missing', { field: 'text' });
    given(gave).when(accept, mine).thenRefuses('not-urging-body', { issuer: watcher, actingBody: board });
    given(gave).when({ ...again, reason: '' }, by('ban-dan-van', '2022-01-13')).thenRefuses('text-missing', { field: 'reason' });
    given(gave).when({ ...again, due: localDate('2022-01-12') }, by('ban-dan-van', '2022-01-13')).thenRefuses('explanation-due-in-the-past', { due: '2022-01-12', occurredOn: '2022-01-13' });
  });
});

describe('the end of an urging', () => {
  it('is written by the body that urged; silence is listed and needs a word', () => {
    const answered = play([issue(), dayOne], [answer, by('ban-tuyen-giao', '2022-01-12')]);
    given(answered).when(close, by('ban-dan-van', '2022-01-20')).thenRefuses('closing-needs-note', { unanswered: [office] });
    given(answered).when({ ...close, note: 'Báo cáo BTV' }, by('ban-dan-van', '2022-01-20')).thenRecords({ type: 'UrgingClosed', data: { note: 'Báo cáo BTV', unanswered: [office] } });
    const all = play([issue({}, { duties: [duty(1)] }), dayOne], [answer, by('ban-tuyen-giao', '2022-01-12')]);
    given(all).when(close, by('ban-dan-van', '2022-01-20')).thenRecords({ type: 'UrgingClosed', data: { note: null, unanswered: [] } });
    given(issued).when({ type: 'WithdrawUrging', basis: ' ', register }, dayOne).thenRefuses('basis-missing');
  });

  it('is not written by one who is urged, nor by its predecessor, its successor or its people (R12)', () => {
    const noted: UrgingCommand = { ...close, note: 'x' };
    given(issued).when(noted, by('ban-tuyen-giao', '2022-01-20')).thenRefuses('not-urging-body', { issuer: watcher, actingBody: board });
    given(issued).when(noted, actOf('ban-tuyen-giao', '2022-01-20', 'ban-dan-van')).thenRefuses('urged-body-decides', { actingBody: board });
    const kin = new Map([...register.bodies].map(([id, body]) => [id, id === watcher ? { ...body, predecessors: [board] } : body]));
    given(issued).when({ ...noted, register: { ...register, bodies: kin } }, by('ban-dan-van', '2022-01-20')).thenRefuses('urged-body-decides', { actingBody: watcher });
  });
});

describe('what was done by mistake (R15)', () => {
  const back = (change: Partial<Extract<UrgingCommand, { type: 'TakeBackUrgingAnswer' }>> = {}): UrgingCommand => ({ type: 'TakeBackUrgingAnswer', addressee: null, answer: null, reason: 'nhầm nhiệm vụ', register, ...change });
  const boardOn = (day: string) => by('ban-tuyen-giao', day);
  const answered = play([issue(), dayOne], [answer, boardOn('2022-01-12')], [{ ...answer, text: 'Bổ sung' } as UrgingCommand, boardOn('2022-01-20')]);

  it('an answer is taken back by who gave it; the first that stands is timed, and without one it has not answered', () => {
    given(answered).when(back(), boardOn('2022-01-21')).thenRecords({ type: 'UrgingAnswerTakenBack', data: { addressee: board, answer: 2, reason: 'nhầm nhiệm vụ' } });
    given(answered).when(back({ answer: 1 }), boardOn('2022-01-21')).thenState(({ addressees: [first] }) => expect([first?.answers, first?.standing.map(({ number }) => number), first?.answeredAt]).toEqual([2, [2], boardOn('2022-01-20').recordedAt]));
    const one = play([issue(), dayOne], [answer, boardOn('2022-01-12')]);
    given(one).when(back(), boardOn('2022-01-13')).thenState(({ addressees: [first] }) => expect([first?.answeredAt, first?.answers]).toEqual([null, 1]));
    given(answered).when(back({ answer: 3 }), boardOn('2022-01-21')).thenRefuses('no-such-answer', { answer: 3, standing: [1, 2] });
    given(issued).when(back(), boardOn('2022-01-12')).thenRefuses('no-such-answer', { answer: null, standing: [] });
    given(answered).when(back({ reason: ' ' }), boardOn('2022-01-21')).thenRefuses('text-missing', { field: 'reason' });
    given(answered).when(back(), by('huyen-uy-a', '2022-01-21')).thenRefuses('no-such-answer', { answer: null, standing: [] });
    given(answered).when(back(), by('btv', '2022-01-21')).thenRefuses('not-urged', { actingBody: btv });
    given([...answered, ...play([issue(), dayOne], [{ ...close, note: 'x' } as UrgingCommand, by('ban-dan-van', '2022-02-01')]).slice(1)]).when(back(), boardOn('2022-02-02')).thenRefuses('urging-closed');
  });

  it('an explanation is taken back before it is judged, an acceptance by who accepted', () => {
    const takeBack: UrgingCommand = { type: 'TakeBackExplanation', addressee: null, reason: 'gửi nhầm', register };
    const unaccept: UrgingCommand = { type: 'TakeBackExplanationAcceptance', addressee: board, reason: 'chưa xem phụ lục', register };
    const explained = play([issue(), dayOne], [explain, boardOn('2022-01-12')]);
    const accepted = play([issue(), dayOne], [explain, boardOn('2022-01-12')], [{ type: 'AcceptExplanation', addressee: board, note: null, register }, by('ban-dan-van', '2022-01-13')]);
    given(explained).when(takeBack, boardOn('2022-01-13')).thenRecords({ type: 'ExplanationTakenBack', data: { addressee: board, round: 1, reason: 'gửi nhầm' } });
    given(explained).when(takeBack, boardOn('2022-01-13')).thenState(({ addressees: [first] }) => expect(first?.explanation).toEqual({ status: 'asked', round: 1, due: '2022-01-17', givenAt: null }));
    given(issued).when(takeBack, boardOn('2022-01-13')).thenRefuses('explanation-not-given', { addressee: board });
    given(accepted).when(takeBack, boardOn('2022-01-14')).thenRefuses('explanation-accepted', { round: 1 });
    given(accepted).when(unaccept, by('ban-dan-van', '2022-01-14')).thenRecords({ type: 'ExplanationAcceptanceTakenBack', data: { addressee: board, round: 1, reason: 'chưa xem phụ lục' } });
    given(accepted).when(unaccept, by('ban-dan-van', '2022-01-14')).thenState(({ addressees: [first] }) => expect(first?.explanation.status).toBe('given'));
    given(explained).when(unaccept, by('ban-dan-van', '2022-01-14')).thenRefuses('explanation-not-accepted', { addressee: board });
    given(accepted).when(unaccept, boardOn('2022-01-14')).thenRefuses('not-urging-body', { issuer: watcher, actingBody: board });
  });

  it('an end is taken back by who urged, and the urging is open again', () => {
    const reopen: UrgingCommand = { type: 'TakeBackUrgingEnd', reason: 'nhầm số', register };
    const withdrawn = play([issue(), dayOne], [{ type: 'WithdrawUrging', basis: 'CV 16', register }, by('ban-dan-van', '2022-01-12')]);
    const closed = play([issue(), dayOne], [{ ...close, note: 'x' } as UrgingCommand, by('ban-dan-van', '2022-01-12')]);
    given(withdrawn).when(reopen, by('ban-dan-van', '2022-01-13')).thenRecords({ type: 'UrgingEndTakenBack', data: { end: 'withdrawal', reason: 'nhầm số' } });
    given(closed).when(reopen, by('ban-dan-van', '2022-01-13')).thenState(({ status }) => expect(status).toBe('issued'));
    given(issued).when(reopen, by('ban-dan-van', '2022-01-13')).thenRefuses('urging-not-ended');
    given(closed).when(reopen, boardOn('2022-01-13')).thenRefuses('not-urging-body', { issuer: watcher, actingBody: board });
  });
});
