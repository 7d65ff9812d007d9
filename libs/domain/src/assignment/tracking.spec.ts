import { describe, expect, it } from '@jest/globals';
import { actOf, assignmentSteps as did, deciderSpecification, dueOn, PARTIES } from '#libs/testing/domain';
import { POLICY_V1, WORKING_CALENDAR_V2, standingAt, type Deadline } from '../deadline/index.js';
import { localDate, startOfDay, type LocalDate } from '../kernel/index.js';
import { assignmentDecider, dutyFactsOf, type AssignmentCommand } from './index.js';

const { given, play, foldAll } = deciderSpecification(assignmentDecider);

const waiting = (phrase: string, kind: Deadline['kind']): Deadline => ({ ...dueOn('2021-12-15'), phrase, kind, due: null, boundary: null, flags: [] });
const GUIDANCE = waiting('trong 15 ngày sau khi có hướng dẫn của Trung ương', 'conditional');
const BARE = waiting('sau khi có hướng dẫn của Trung ương', 'conditional');
const ELECTION = waiting('10 ngày trước ngày bầu cử', 'relative');
const STANDING: Deadline = { ...dueOn('2021-12-15'), phrase: 'thường xuyên', kind: 'standing', due: null, boundary: null, flags: [] };

const assignedWith = (...deadlines: readonly Deadline[]) => did.assign({ due: null, deadlines });
const record = (on: string, more: Partial<Extract<AssignmentCommand, { type: 'RecordCondition' }>> = {}): AssignmentCommand => ({
  type: 'RecordCondition', place: null, event: 'sự kiện', on: localDate(on), basis: 'CV 7', policy: POLICY_V1, calendar: WORKING_CALENDAR_V2, ...more,
});
const step = (on: string, day: string, more: Parameters<typeof record>[1] = {}) => [record(on, more), actOf(PARTIES.issuer, day)] as const;
const boxOn = (history: ReturnType<typeof play>, day: string): unknown => {
  const standing = standingAt(dutyFactsOf(foldAll(history)), startOfDay(localDate(day)), 'current', POLICY_V1);
  return standing.kind === 'box' ? standing.box : standing.line;
};
const recorded = (place: number, on: string, deadline: Deadline, movedFrom: string | null = null) => ({
  type: 'ConditionRecorded' as const,
  data: { place, event: 'sự kiện', on: localDate(on), movedFrom: movedFrom as LocalDate | null, deadlines: [deadline], due: deadline.due, basis: 'CV 7' },
});

describe('a deadline that waits for a condition (R2)', () => {
  it('blocks until the condition is recorded, then ends N days after it', () => {
    const before = play(assignedWith(GUIDANCE));
    expect(boxOn(before, '2031-01-01')).toBe('conditional');
    const resolved: Deadline = { ...GUIDANCE, start: localDate('2021-12-01'), due: localDate('2021-12-16'), boundary: 'inclusive', flags: ['set-by-event'] };
    given(before).when(...step('2021-12-01', '2021-12-02')).thenRecords(recorded(0, '2021-12-01', resolved));
    const after = play(assignedWith(GUIDANCE), step('2021-12-01', '2021-12-02'));
    expect([boxOn(after, '2021-12-16'), boxOn(after, '2021-12-17')]).toEqual(['in-time', 'overdue']);
    expect([foldAll(after).originalDue, foldAll(after).currentDue]).toEqual(['2021-12-16', '2021-12-16']);
  });

  it('sets no day that the words do not set: it then waits for the issuer', () => {
    const resolved: Deadline = { ...BARE, start: localDate('2021-12-01'), flags: ['ask-issuer'] };
    given(play(assignedWith(BARE))).when(...step('2021-12-01', '2021-12-02')).thenRecords(recorded(0, '2021-12-01', resolved));
    expect(boxOn(play(assignedWith(BARE), step('2021-12-01', '2021-12-02')), '2031-01-01')).toBe('undated');
  });

  it('is not recorded before it has come, without words, twice alike, or by the lead', () => {
    const before = play(assignedWith(GUIDANCE));
    given(before).when(...step('2021-12-03', '2021-12-02')).thenRefuses('condition-in-future', { on: '2021-12-03', recordedOn: '2021-12-02' });
    given(before).when(...step('2021-12-01', '2021-12-02', { basis: ' ' })).thenRefuses('reason-missing', { field: 'basis' });
    given(before).when(...step('2021-12-01', '2021-12-02', { event: '' })).thenRefuses('reason-missing', { field: 'event' });
    given(before).when(record('2021-12-01'), actOf(PARTIES.lead, '2021-12-02')).thenRefuses('body-does-not-hold-duty', { role: 'issuer', actingBody: PARTIES.lead });
    given(play(assignedWith(GUIDANCE), step('2021-12-01', '2021-12-02'))).when(...step('2021-12-01', '2021-12-03')).thenRefuses('condition-already-recorded', { event: 'sự kiện', on: '2021-12-01' });
    given(before).when(...step('2021-10-01', '2021-12-02')).thenRefuses('due-before-assignment', { due: '2021-10-18', day: '2021-11-15' });
  });

  it('must be named when several wait, and must be one that waits', () => {
    given(play(assignedWith(GUIDANCE, ELECTION))).when(...step('2021-12-01', '2021-12-02')).thenRefuses('condition-ambiguous', { places: [0, 1] });
    given(play(assignedWith(GUIDANCE, STANDING))).when(...step('2021-12-01', '2021-12-02', { place: 1 })).thenRefuses('no-condition-awaited', { place: 1, places: [0] });
    given(play(did.assign())).when(...step('2021-12-01', '2021-12-02')).thenRefuses('no-condition-awaited', { place: null, places: [] });
    given(play(assignedWith({ ...GUIDANCE, confirmation: 'proposed' }))).when(...step('2021-12-01', '2021-12-02')).thenRefuses('no-condition-awaited', { place: null, places: [] });
    given(play(assignedWith(GUIDANCE), did.withdraw('2021-11-28'))).when(...step('2021-12-01', '2021-12-02')).thenRefuses('assignment-withdrawn', { status: 'withdrawn' });
  });

  it('recorded by mistake is taken back, and the duty waits again', () => {
    const history = play(assignedWith(GUIDANCE), step('2021-12-01', '2021-12-02'));
    const correct = { type: 'CorrectAct', act: 'condition', revision: 1, reason: 'nhầm văn bản' } as const;
    const before = foldAll(play(assignedWith(GUIDANCE)));
    given(history).when(correct, actOf(PARTIES.issuer, '2021-12-03')).thenState((state) => expect({ ...state, revision: 0 }).toEqual(before));
    const byOther = actOf(PARTIES.lead, '2021-12-03');
    given(history).when(correct, byOther).thenRefuses('body-does-not-hold-duty', { role: 'issuer', actingBody: PARTIES.lead });
    const submitted = play(assignedWith(GUIDANCE), step('2021-12-01', '2021-12-02'), did.acknowledge('2021-12-03'), did.submit('2021-12-04'));
    given(submitted).when(correct, actOf(PARTIES.issuer, '2021-12-05')).thenRefuses('act-not-correctable', { act: 'condition', after: ['submission'] });
  });
});

describe('a deadline before or after an event (R2)', () => {
  it('may be set beforehand, and is computed anew, by an event, each time the event moves', () => {
    const first: Deadline = { ...ELECTION, due: localDate('2022-05-12'), boundary: 'inclusive', flags: ['set-by-event'] };
    given(play(assignedWith(ELECTION))).when(...step('2022-05-22', '2021-12-02')).thenRecords(recorded(0, '2022-05-22', first));
    const moved: Deadline = { ...first, due: localDate('2022-06-09') };
    given(play(assignedWith(ELECTION), step('2022-05-22', '2021-12-02'))).when(...step('2022-06-19', '2022-01-05')).thenRecords(recorded(0, '2022-06-19', moved, '2022-05-22'));
    const state = foldAll(play(assignedWith(ELECTION), step('2022-05-22', '2021-12-02'), step('2022-06-19', '2022-01-05')));
    expect([state.originalDue, state.currentDue, state.triggers]).toEqual(['2022-05-12', '2022-06-09', [{ place: 0, event: 'sự kiện', on: '2022-06-19' }]]);
  });

  it('is forgotten when the issuer sets another deadline', () => {
    const changed = play(assignedWith(ELECTION), step('2022-05-22', '2021-12-02'), [{ type: 'ChangeDeadline', deadlines: [dueOn('2022-03-01')], basis: 'CV 8' }, actOf(PARTIES.issuer, '2022-01-05')]);
    expect([foldAll(changed).triggers, foldAll(changed).currentDue, foldAll(changed).undo['condition']]).toEqual([[], '2022-03-01', undefined]);
  });
});

describe('a standing duty (R9)', () => {
  const standing = play(assignedWith(STANDING), did.acknowledge());
  const review = (day: string) => [{ type: 'ReviewStandingDuty', findings: 'làm đều', reviewEveryMonths: 6 }, actOf(PARTIES.coordinator, day)] as const;

  it('is looked at in a rhythm, and is never late', () => {
    given(standing).when(...review('2022-05-15')).thenRecords({ type: 'StandingDutyReviewed', data: { findings: 'làm đều', reportedInPeriod: false, nextReviewOn: localDate('2022-11-15') } });
    const reported = play(assignedWith(STANDING), did.acknowledge(), did.progress(null, '2022-03-01'));
    given(reported).when(...review('2022-08-31')).thenRecords({ type: 'StandingDutyReviewed', data: { findings: 'làm đều', reportedInPeriod: true, nextReviewOn: localDate('2023-02-28') } });
    expect(boxOn(standing, '2045-12-31')).toBe('standing');
  });

  it('is looked at once a day, by who issued or supervises it, and with findings', () => {
    const once = play(assignedWith(STANDING), did.acknowledge(), review('2022-05-15'));
    given(once).when(...review('2022-05-15')).thenRefuses('review-not-later', { reviewedOn: '2022-05-15', occurredOn: '2022-05-15' });
    given(standing).when(review('2022-05-15')[0], actOf(PARTIES.lead, '2022-05-15')).thenRefuses('body-does-not-hold-duty', { role: 'issuer', actingBody: PARTIES.lead });
    given(standing).when({ ...review('2022-05-15')[0], findings: '' }, actOf(PARTIES.issuer, '2022-05-15')).thenRefuses('reason-missing', { field: 'findings' });
    given(play(did.assign())).when(...review('2022-05-15')).thenRefuses('duty-not-standing', { line: 'dated' });
    given(once).when({ type: 'CorrectAct', act: 'standing-review', revision: 2, reason: 'nhầm' }, actOf(PARTIES.issuer, '2022-05-16')).thenState((state) => expect(state.review).toBeNull());
  });

  it('has no day that could be extended', () => {
    given(standing).when(...did.askExtension('2021-12-10')).thenRefuses('standing-duty-not-extended', {});
  });
});
